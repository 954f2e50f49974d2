using Selfsame.Torch.Interop;

namespace Selfsame.Torch;

/// <summary>While it is open, matrix products and convolutions compute in the lower precision and the rest stays as it is.</summary>
public sealed class Autocast : IDisposable
{
    private readonly DeviceKind _kind;
    private readonly int _wasEnabled;
    private readonly int _wasDtype;

    /// <summary>Turns mixed precision on for this thread.</summary>
    /// <param name="device">The kind of device whose operators are meant.</param>
    /// <param name="dtype"><see cref="DType.BFloat16"/>, or <see cref="DType.Float16"/> on CUDA.</param>
    public Autocast(Device device, DType dtype = DType.BFloat16)
        : this(device, dtype, enabled: true)
    {
    }

    private Autocast(Device device, DType dtype, bool enabled)
    {
        _kind = device.Kind;
        NativeMethods.Check(NativeMethods.Autocast((int)_kind, enabled ? 1 : 0, (int)dtype, out _wasEnabled, out _wasDtype), "autocast");
    }

    /// <summary>Turns mixed precision off for this thread: a loss of many small differences needs every digit.</summary>
    /// <param name="device">The kind of device whose operators are meant.</param>
    public static Autocast Off(Device device) => new(device, DType.BFloat16, enabled: false);

    /// <summary>Goes back to what was before.</summary>
    public void Dispose() =>
        NativeMethods.Check(NativeMethods.Autocast((int)_kind, _wasEnabled, _wasDtype, out _, out _), "autocast");
}
