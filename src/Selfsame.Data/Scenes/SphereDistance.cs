using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Selfsame.Data.Scenes;

/// <summary>Distance to a ball.</summary>
internal readonly struct SphereDistance(float radius) : ISolidDistance
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(PackedVectors point) => Vector256.Sqrt(PackedVectors.Dot(point, point)) - Vector256.Create(radius);
}
