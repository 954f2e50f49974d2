using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Selfsame.Data.Scenes;

/// <summary>Distance to a ring around the z axis.</summary>
internal readonly struct TorusDistance(float ringRadius, float tubeRadius) : ISolidDistance
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(PackedVectors point)
    {
        var around = Vector256.Sqrt(point.X * point.X + point.Y * point.Y) - Vector256.Create(ringRadius);
        return Vector256.Sqrt(around * around + point.Z * point.Z) - Vector256.Create(tubeRadius);
    }
}
