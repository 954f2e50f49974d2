using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>A tree of parameters, buffers and child modules, named as torchvision and timm name theirs.</summary>
/// <remarks>
/// All state of a model lives in this tree: that is what makes a checkpoint whole. Parameters and buffers outlive every
/// <see cref="TensorScope"/>. A child with the empty name adds nothing to the dotted names of what it holds.
/// </remarks>
public abstract class Module
{
    private readonly List<NamedTensor> _parameters = [];
    private readonly List<NamedTensor> _buffers = [];
    private readonly List<(string Name, Module Value)> _children = [];

    /// <summary>True in training mode, the mode of a new module; batch norm and dropout behave accordingly.</summary>
    public bool IsTraining { get; private set; } = true;

    /// <summary>Number of elements of all parameters together.</summary>
    public long ParameterCount => Parameters().Sum(parameter => parameter.Value.Count);

    /// <summary>Every parameter of the tree: a module's own first, then its children's in order of registration.</summary>
    public IEnumerable<NamedTensor> Parameters() => Walk("", module => module._parameters);

    /// <summary>Every buffer of the tree (running statistics, queues, centres), in the same order.</summary>
    public IEnumerable<NamedTensor> Buffers() => Walk("", module => module._buffers);

    /// <summary>Parameters and buffers in the order of PyTorch's <c>state_dict()</c>. The tensors are the live ones.</summary>
    public IEnumerable<NamedTensor> State() => Walk("", module => module._parameters.Concat(module._buffers));

    /// <summary>Sets training or evaluation mode for the whole tree.</summary>
    /// <param name="on">True for training mode.</param>
    public void Train(bool on = true)
    {
        IsTraining = on;
        foreach (var (_, child) in _children)
        {
            child.Train(on);
        }
    }

    /// <summary>Sets evaluation mode for the whole tree.</summary>
    public void Eval() => Train(false);

    /// <summary>Moves parameters and buffers; the tensor objects stay the same, so that an optimizer keeps its grip on them.</summary>
    /// <param name="device">Where to.</param>
    public void To(Device device) => Convert(value => value.To(device));

    /// <summary>Converts floating-point parameters and buffers; integer ones (counters) stay as they are.</summary>
    /// <param name="type">A floating-point type.</param>
    public void To(DType type) => Convert(value => IsFloatingPoint(value.DType) ? value.To(type) : value);

    /// <summary>Freezes or unfreezes every parameter of the tree.</summary>
    /// <param name="required">True where gradients shall be computed.</param>
    public void RequireGrad(bool required)
    {
        foreach (var (_, parameter) in Parameters())
        {
            parameter.RequiresGrad_(required);
        }
    }

    /// <summary>Copies values by name into this tree, in place; dtype, device and memory layout stay those of the tree.</summary>
    /// <param name="state">Named tensors, for instance a safetensors file; each name once.</param>
    /// <param name="strict">True to refuse missing or unexpected names. Other shapes, and a state that matches nothing, are always refused.</param>
    /// <returns>How many tensors matched, and the names without a partner.</returns>
    /// <exception cref="StateMismatchException">The state does not fit; nothing was copied.</exception>
    public LoadReport Load(IEnumerable<NamedTensor> state, bool strict = true) =>
        StateLoader.Copy(GetType().Name, state, State(), strict);

    /// <summary>This module and everything below it, in order of registration.</summary>
    internal IEnumerable<Module> Descendants() => _children.SelectMany(child => child.Value.Descendants()).Prepend(this);

    /// <summary>Registers a child module.</summary>
    /// <param name="name">Its name, without dots; empty to pass its own names through.</param>
    /// <param name="module">The child.</param>
    /// <returns>The child, to be kept in a field.</returns>
    protected T Child<T>(string name, T module)
        where T : Module
    {
        _children.Add((name, module));
        return module;
    }

    /// <summary>Registers a trainable tensor, which then outlives every scope and requires gradients.</summary>
    /// <param name="name">Its name, without dots.</param>
    /// <param name="value">Its initial value.</param>
    /// <returns>The tensor, to be kept in a field.</returns>
    protected Tensor Parameter(string name, Tensor value)
    {
        _parameters.Add(new NamedTensor(name, value.Outlive().RequiresGrad_()));
        return value;
    }

    /// <summary>Registers a tensor that is state but is not trained; it outlives every scope.</summary>
    /// <param name="name">Its name, without dots.</param>
    /// <param name="value">Its initial value.</param>
    /// <returns>The tensor, to be kept in a field.</returns>
    protected Tensor Buffer(string name, Tensor value)
    {
        _buffers.Add(new NamedTensor(name, value.Outlive()));
        return value;
    }

    private static bool IsFloatingPoint(DType type) =>
        type is DType.Float16 or DType.Float32 or DType.Float64 or DType.BFloat16;

    private void Convert(Func<Tensor, Tensor> conversion)
    {
        using var noGrad = new NoGrad();
        using var scope = new TensorScope();
        foreach (var (_, value) in State())
        {
            // A gradient of the old type or device would no longer fit.
            value.Grad = null;
            value.SetData(conversion(value));
        }
    }

    private IEnumerable<NamedTensor> Walk(string prefix, Func<Module, IEnumerable<NamedTensor>> own)
    {
        foreach (var (name, value) in own(this))
        {
            yield return new NamedTensor(prefix + name, value);
        }

        foreach (var (name, child) in _children)
        {
            var childPrefix = name.Length == 0 ? prefix : $"{prefix}{name}.";
            foreach (var item in child.Walk(childPrefix, own))
            {
                yield return item;
            }
        }
    }
}
