using System.Globalization;

namespace Selfsame.Torch;

/// <summary>A single number as operators take it: an integer, a floating-point number or a truth value.</summary>
public readonly struct Scalar
{
    private Scalar(long payload, ScalarKind kind) => (Payload, Kind) = (payload, kind);

    internal enum ScalarKind
    {
        Integer,
        Double,
        Boolean,
    }

    internal long Payload { get; }

    internal ScalarKind Kind { get; }

    /// <summary>The number as a double.</summary>
    public double ToDouble() => Kind == ScalarKind.Double ? BitConverter.Int64BitsToDouble(Payload) : Payload;

    /// <summary>The number as an integer; a fraction is cut off.</summary>
    public long ToInt64() => Kind == ScalarKind.Double ? (long)BitConverter.Int64BitsToDouble(Payload) : Payload;

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(int value) => new(value, ScalarKind.Integer);

    /// <summary>An integer.</summary>
    public static implicit operator Scalar(long value) => new(value, ScalarKind.Integer);

    /// <summary>A floating-point number.</summary>
    public static implicit operator Scalar(float value) => new(BitConverter.DoubleToInt64Bits(value), ScalarKind.Double);

    /// <summary>A floating-point number.</summary>
    public static implicit operator Scalar(double value) => new(BitConverter.DoubleToInt64Bits(value), ScalarKind.Double);

    /// <summary>A truth value.</summary>
    public static implicit operator Scalar(bool value) => new(value ? 1 : 0, ScalarKind.Boolean);

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        ScalarKind.Integer => Payload.ToString(CultureInfo.InvariantCulture),
        ScalarKind.Boolean => Payload != 0 ? "true" : "false",
        _ => ToDouble().ToString("R", CultureInfo.InvariantCulture),
    };
}
