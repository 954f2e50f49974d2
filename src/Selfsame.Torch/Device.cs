using System.Globalization;

namespace Selfsame.Torch;

/// <summary>The kinds of device that tensors can live on; the values are libtorch's own (<c>c10::DeviceType</c>).</summary>
public enum DeviceKind
{
    /// <summary>The processor.</summary>
    Cpu = 0,

    /// <summary>An NVIDIA graphics card.</summary>
    Cuda = 1,
}

/// <summary>Where a tensor lives.</summary>
/// <param name="Kind">The kind of device.</param>
/// <param name="Index">Which one of its kind; -1 is the current one.</param>
public readonly record struct Device(DeviceKind Kind, int Index)
{
    /// <summary>The processor.</summary>
    public static Device Cpu => new(DeviceKind.Cpu, -1);

    /// <summary>A graphics card.</summary>
    /// <param name="index">Which one, from 0.</param>
    public static Device Cuda(int index = 0) => new(DeviceKind.Cuda, index);

    /// <summary>Reads "cpu", "cuda" or "cuda:1".</summary>
    /// <exception cref="FormatException">The text is none of these.</exception>
    public static Device Parse(string text)
    {
        var parts = text.Split(':');
        return parts switch
        {
            ["cpu"] => Cpu,
            ["cuda"] => Cuda(),
            ["cuda", var index] when int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => Cuda(number),
            _ => throw new FormatException($"'{text}' is not a device; use cpu, cuda or cuda:N."),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Kind == DeviceKind.Cpu ? "cpu" : Index < 0 ? "cuda" : $"cuda:{Index}";
}
