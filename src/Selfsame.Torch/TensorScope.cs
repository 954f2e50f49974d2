namespace Selfsame.Torch;

/// <summary>
/// Frees, at its end, every tensor made while it was the innermost scope of its thread. Scopes nest; a result is let
/// out to the scope around it with <see cref="Keep"/>. What is made outside any scope is freed by the garbage collector.
/// </summary>
/// <example><code>
/// using var scope = new TensorScope();
/// var loss = model.Forward(x).Square().Mean();   // temporaries die with the scope
/// </code></example>
public sealed class TensorScope : IDisposable
{
    [ThreadStatic]
    private static TensorScope? s_current;

    private static long s_live;

    private readonly TensorScope? _outer;
    private readonly List<Tensor> _tensors = [];
    private bool _disposed;

    /// <summary>Opens a scope on this thread.</summary>
    public TensorScope()
    {
        _outer = Current;
        s_current = this;
    }

    /// <summary>How many tensors of this process have not been freed.</summary>
    public static long LiveTensors => Interlocked.Read(ref s_live);

    internal static TensorScope? Current => s_current = Open(s_current);

    /// <summary>Lets a tensor live on in the scope around this one, or on its own if there is none.</summary>
    /// <returns>The same tensor.</returns>
    public Tensor Keep(Tensor tensor)
    {
        if (ReferenceEquals(tensor.Scope, this))
        {
            tensor.MoveTo(Open(_outer));
        }

        return tensor;
    }

    /// <summary>Frees what was made inside.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        foreach (var tensor in _tensors)
        {
            // Kept ones belong to another scope by now.
            if (ReferenceEquals(tensor.Scope, this))
            {
                tensor.Dispose();
            }
        }

        _tensors.Clear();
    }

    internal static void CountMade() => Interlocked.Increment(ref s_live);

    internal static void CountFreed() => Interlocked.Decrement(ref s_live);

    internal void Add(Tensor tensor) => _tensors.Add(tensor);

    // Scopes may end in any order: the innermost that has not ended counts.
    private static TensorScope? Open(TensorScope? scope)
    {
        while (scope is { _disposed: true })
        {
            scope = scope._outer;
        }

        return scope;
    }
}
