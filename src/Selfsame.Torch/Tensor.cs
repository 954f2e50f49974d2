using Selfsame.Torch.Interop;

namespace Selfsame.Torch;

/// <summary>
/// An array of numbers with a shape, a type, a device and, where asked for, a gradient. Operators are methods with
/// PyTorch's names in .NET casing; each states its schema. Not safe for use from several threads at once.
/// </summary>
public sealed partial class Tensor : IDisposable
{
    private nint _handle;
    private TensorScope? _scope;
    private Guard? _guard;   // frees a tensor that no scope looks after; null inside one

    /// <summary>Takes over a reference that the engine gave out.</summary>
    internal Tensor(nint handle)
    {
        if (handle == 0)
        {
            return;   // an undefined result: there is nothing to free
        }

        _handle = handle;
        TensorScope.CountMade();
        MoveTo(TensorScope.Current);
    }

    /// <summary>The sizes of all dimensions.</summary>
    public long[] Shape => NativeShape.Of(this).SizesToArray();

    /// <summary>How far apart, in elements, neighbours of each dimension lie.</summary>
    public long[] Strides => NativeShape.Of(this).StridesToArray();

    /// <summary>The number of dimensions.</summary>
    public int Rank => NativeShape.Of(this).Rank;

    /// <summary>The number of elements.</summary>
    public long Count => NativeShape.Of(this).Count;

    /// <summary>The type of the elements.</summary>
    public DType DType => (DType)NativeShape.Of(this).DType;

    /// <summary>Where the elements are.</summary>
    public Device Device
    {
        get
        {
            var shape = NativeShape.Of(this);
            return new((DeviceKind)shape.DeviceKind, shape.DeviceKind == 0 ? -1 : shape.DeviceIndex);
        }
    }

    /// <summary>Whether gradients flow to or through this tensor.</summary>
    public bool RequiresGrad => NativeShape.Of(this).RequiresGrad != 0;

    /// <summary>Whether this tensor was made by the user rather than by a recorded operator.</summary>
    public bool IsLeaf => NativeShape.Of(this).IsLeaf != 0;

    /// <summary>Whether the elements lie in row-major order without gaps.</summary>
    public bool IsContiguous => Lies(MemoryFormat.Contiguous);

    /// <summary>Whether the elements lie as N x H x W x C without gaps.</summary>
    public bool IsChannelsLast => Lies(MemoryFormat.ChannelsLast);

    /// <summary>The gradient that backward passes have added up for this leaf; null where there is none.</summary>
    public Tensor? Grad
    {
        get
        {
            NativeMethods.Check(NativeMethods.TensorGrad(Handle, out var gradient), "grad");
            GC.KeepAlive(this);
            return gradient == 0 ? null : new Tensor(gradient);
        }

        set
        {
            NativeMethods.Check(NativeMethods.TensorSetGrad(Handle, value?.Handle ?? 0), "grad");
            GC.KeepAlive(this);
            GC.KeepAlive(value);
        }
    }

    /// <summary>The transpose of a matrix.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1721", Justification = "T is the field's own name.")]
    public Tensor T => Transpose(0, 1);

    internal nint Handle
    {
        get
        {
            ObjectDisposedException.ThrowIf(_handle == 0, this);
            return _handle;
        }
    }

    internal TensorScope? Scope => _scope;

    /// <summary>The size of one dimension.</summary>
    /// <param name="dimension">Which one; negative counts from the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
    public long Size(int dimension)
    {
        var shape = NativeShape.Of(this);
        var index = dimension < 0 ? dimension + shape.Rank : dimension;
        return index >= 0 && index < shape.Rank
            ? shape.SizesToArray()[index]
            : throw new ArgumentOutOfRangeException(nameof(dimension), $"{this} has no dimension {dimension}.");
    }

    /// <summary>Asks for gradients, or no longer.</summary>
    /// <returns>This tensor.</returns>
    public Tensor RequiresGrad_(bool value = true)
    {
        NativeMethods.Check(NativeMethods.TensorSetRequiresGrad(Handle, value ? 1 : 0), "requires_grad_");
        GC.KeepAlive(this);
        return this;
    }

    /// <summary>Adds the gradient of this tensor to every leaf it was made from.</summary>
    /// <param name="gradient">The gradient of this tensor; may be left out for a single number.</param>
    /// <param name="retainGraph">Keeps what was recorded, for another pass.</param>
    /// <param name="createGraph">Records the pass itself, for gradients of gradients.</param>
    public void Backward(Tensor? gradient = null, bool retainGraph = false, bool createGraph = false)
    {
        NativeMethods.Check(
            NativeMethods.Backward(Handle, gradient?.Handle ?? 0, retainGraph || createGraph ? 1 : 0, createGraph ? 1 : 0),
            $"backward({this})");
        GC.KeepAlive(this);
        GC.KeepAlive(gradient);
    }

    /// <summary>The same tensor on another device.</summary>
    public Tensor To(Device device) => To(dtype: null, device: device);

    /// <summary>N x C x H x W stored as N x H x W x C; itself where it lies so already.</summary>
    public Tensor ChannelsLast() => Contiguous(MemoryFormat.ChannelsLast);

    /// <summary>Takes this tensor out of every scope: it lives until it is disposed of or no longer reachable.</summary>
    /// <returns>The same tensor.</returns>
    public Tensor Outlive()
    {
        MoveTo(null);
        return this;
    }

    /// <summary>Frees the tensor now.</summary>
    public void Dispose()
    {
        if (_handle == 0)
        {
            return;
        }

        _guard?.Disarm();
        _guard = null;
        _scope = null;
        if (OperatorRecording.Current is { } recording)
        {
            recording.Bury(_handle);
        }
        else
        {
            NativeMethods.TensorFree(_handle);
        }

        _handle = 0;
        TensorScope.CountFreed();
    }

    /// <summary>Type and shape, as <c>float32[64,128]</c>.</summary>
    public override string ToString() => _handle == 0 ? "tensor (disposed)" : OperatorDescription.Of(NativeShape.Of(this));

    internal void MoveTo(TensorScope? scope)
    {
        _scope = scope;
        if (scope is null)
        {
            _guard ??= new Guard(_handle);
            return;
        }

        _guard?.Disarm();
        _guard = null;
        scope.Add(this);
    }

    private bool Lies(MemoryFormat format)
    {
        var answer = NativeMethods.TensorIsContiguous(Handle, (int)format) != 0;
        GC.KeepAlive(this);
        return answer;
    }

    // The safety net. It is an object of its own so that the many tensors inside scopes stay without a finalizer, which is
    // what makes them cheap: docs/decisions/0003.
    private sealed class Guard(nint handle)
    {
        ~Guard()
        {
            NativeMethods.TensorFree(handle);
            TensorScope.CountFreed();
        }

        public void Disarm() => GC.SuppressFinalize(this);
    }
}
