using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Selfsame.Data.Scenes;

/// <summary>Distance to a box with rounded edges.</summary>
internal readonly struct CubeDistance(Vector3 halfSides, float rounding) : ISolidDistance
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(PackedVectors point)
    {
        var x = Vector256.Abs(point.X) - Vector256.Create(halfSides.X - rounding);
        var y = Vector256.Abs(point.Y) - Vector256.Create(halfSides.Y - rounding);
        var z = Vector256.Abs(point.Z) - Vector256.Create(halfSides.Z - rounding);
        var zero = Vector256<float>.Zero;
        var outside = new PackedVectors(Vector256.MaxNative(x, zero), Vector256.MaxNative(y, zero), Vector256.MaxNative(z, zero));
        var inside = Vector256.MinNative(Vector256.MaxNative(x, Vector256.MaxNative(y, z)), zero);
        return Vector256.Sqrt(PackedVectors.Dot(outside, outside)) + inside - Vector256.Create(rounding);
    }
}
