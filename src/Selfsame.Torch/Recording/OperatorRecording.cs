using Selfsame.Torch.Interop;

namespace Selfsame.Torch;

/// <summary>
/// Writes down every operator call of this thread, until it is disposed of: what a network does to its input, as a list that can be read, checked
/// and translated. What is freed meanwhile is kept until then, so that no two tensors are mistaken for each other.
/// </summary>
/// <example><code>
/// using var recording = new OperatorRecording(x);
/// var y = network.Forward(x);
/// foreach (var call in recording.Calls) { ... }
/// </code></example>
public sealed class OperatorRecording : IDisposable
{
    [ThreadStatic]
    private static OperatorRecording? s_current;

    private readonly TensorScope _scope = new();
    private readonly Dictionary<nint, RecordedTensor> _tensors = [];
    private readonly List<RecordedCall> _calls = [];
    private readonly List<nint> _freed = [];
    private int _count;

    /// <summary>Begins to record on this thread.</summary>
    /// <param name="input">What the network is given; it must live as long as the recording.</param>
    /// <exception cref="InvalidOperationException">This thread is being recorded already.</exception>
    public OperatorRecording(Tensor input)
    {
        if (s_current is not null)
        {
            throw new InvalidOperationException("This thread is being recorded already.");
        }

        Input = Enter(input.Handle, constant: null);
        s_current = this;
    }

    /// <summary>The input.</summary>
    public RecordedTensor Input { get; }

    /// <summary>The calls so far.</summary>
    public IReadOnlyList<RecordedCall> Calls => _calls;

    internal static OperatorRecording? Current => s_current;

    /// <summary>What the recording knows of a tensor: of the input, of a result, or of a constant that was used.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <returns>Null where it took no part.</returns>
    public RecordedTensor? Find(Tensor tensor) => _tensors.GetValueOrDefault(tensor.Handle);

    /// <summary>Records no more. What was kept stays until the recording is disposed of.</summary>
    public void Stop()
    {
        if (s_current == this)
        {
            s_current = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        _scope.Dispose();
        foreach (var handle in _freed)
        {
            NativeMethods.TensorFree(handle);
        }

        _freed.Clear();
    }

    internal void Bury(nint handle) => _freed.Add(handle);

    internal void Record(string name, string overload, ReadOnlySpan<Value> arguments, ReadOnlySpan<Value> results)
    {
        var given = new object?[arguments.Length];
        for (var i = 0; i < given.Length; i++)
        {
            given[i] = RecordedValue.Of(arguments[i], Known);
        }

        // What is made from nothing is filled later or fixed: a constant, for whoever uses it.
        if (!given.Any(argument => argument is RecordedTensor or RecordedTensor?[]))
        {
            foreach (var handle in RecordedValue.HandlesOf(results))
            {
                _tensors.Remove(handle);
            }

            return;
        }

        var made = new List<RecordedTensor>();
        foreach (var handle in RecordedValue.HandlesOf(results))
        {
            made.Add(Enter(handle, constant: null));
        }

        _calls.Add(new RecordedCall(name, overload, given, made));
    }

    private RecordedTensor Known(nint handle) => _tensors.TryGetValue(handle, out var known) ? known : Enter(handle, RecordedValue.Shared(handle));

    private RecordedTensor Enter(nint handle, Tensor? constant)
    {
        var shape = RecordedValue.ShapeOf(handle);
        return _tensors[handle] = new RecordedTensor(_count++, shape.SizesToArray(), (DType)shape.DType, constant);
    }
}
