using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Selfsame.Data.Scenes;

/// <summary>Distance to a cylinder around the z axis with rounded edges.</summary>
internal readonly struct CylinderDistance(float radius, float halfHeight, float rounding) : ISolidDistance
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(PackedVectors point)
    {
        var around = Vector256.Sqrt(point.X * point.X + point.Y * point.Y) - Vector256.Create(radius - rounding);
        var along = Vector256.Abs(point.Z) - Vector256.Create(halfHeight - rounding);
        var zero = Vector256<float>.Zero;
        var outsideAround = Vector256.MaxNative(around, zero);
        var outsideAlong = Vector256.MaxNative(along, zero);
        var outside = Vector256.Sqrt(outsideAround * outsideAround + outsideAlong * outsideAlong);
        return outside + Vector256.MinNative(Vector256.MaxNative(around, along), zero) - Vector256.Create(rounding);
    }
}
