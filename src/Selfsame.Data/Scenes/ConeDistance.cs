using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Selfsame.Data.Scenes;

/// <summary>Distance to a cone around the z axis: the base at -height/2, the tip at +height/2.</summary>
internal readonly struct ConeDistance(float radius, float halfHeight) : ISolidDistance
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(PackedVectors point)
    {
        // In the half plane through the axis the cone is a triangle: the nearer of its base and its slope, negative within both.
        var zero = Vector256<float>.Zero;
        var around = Vector256.Sqrt(point.X * point.X + point.Y * point.Y);
        var baseAround = Vector256.MaxNative(around - Vector256.Create(radius), zero);
        var baseAlong = point.Z + Vector256.Create(halfHeight);

        var height = 2 * halfHeight;
        var inverse = 1 / (radius * radius + height * height);
        var fromTip = Vector256.Create(halfHeight) - point.Z;
        var share = (around * radius + fromTip * height) * inverse;
        share = Vector256.MinNative(Vector256.MaxNative(share, zero), Vector256<float>.One);
        var slopeAround = around - share * radius;
        var slopeAlong = fromTip - share * height;

        var squared = Vector256.MinNative(
            baseAround * baseAround + baseAlong * baseAlong,
            slopeAround * slopeAround + slopeAlong * slopeAlong);
        var beyondSlope = around * height - fromTip * radius;
        var outside = Vector256.GreaterThan(Vector256.MaxNative(beyondSlope, -baseAlong), zero);
        var distance = Vector256.Sqrt(squared);
        return Vector256.ConditionalSelect(outside, distance, -distance);
    }
}
