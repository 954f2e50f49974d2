using Selfsame.Torch.Interop;

namespace Selfsame.Torch;

/// <summary>While it is open nothing is recorded for gradients, and temporaries made inside are freed at its end.</summary>
/// <example><code>using (var none = new NoGrad()) { target = none.Keep(teacher.Forward(x)); }</code></example>
public sealed class NoGrad : IDisposable
{
    private readonly bool _before = Autograd.IsRecording;
    private readonly TensorScope _scope = new();

    /// <summary>Stops recording on this thread.</summary>
    public NoGrad() => NativeMethods.SetGradEnabled(0);

    /// <summary>Lets a tensor live on in the scope around.</summary>
    /// <returns>The same tensor.</returns>
    public Tensor Keep(Tensor tensor) => _scope.Keep(tensor);

    /// <summary>Goes back to what was before.</summary>
    public void Dispose()
    {
        _scope.Dispose();
        NativeMethods.SetGradEnabled(_before ? 1 : 0);
    }
}
