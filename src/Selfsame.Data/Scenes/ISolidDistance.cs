using System.Runtime.Intrinsics;

namespace Selfsame.Data.Scenes;

/// <summary>The signed distance from a point to the surface of a solid in its own axes: positive outside, never an overestimate.</summary>
/// <remarks>
/// With it alone a ray finds the surface (Hart: Sphere tracing, The Visual Computer 12, 1996), the normal is its gradient, and how near a
/// ray to the light passes by gives the soft edge of a shadow.
/// </remarks>
internal interface ISolidDistance
{
    Vector256<float> At(PackedVectors point);
}
