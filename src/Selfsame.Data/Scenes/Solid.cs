using System.Numerics;

namespace Selfsame.Data.Scenes;

/// <summary>A solid that rests on the ground. Lengths are in scene units; the main solid is about 1 to 1.6 across.</summary>
/// <param name="Shape">Its shape.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="SecondColour">The colour of the other fields of a checkered surface.</param>
/// <param name="Material">Its surface.</param>
/// <param name="Size">The radius of the ball around it.</param>
/// <param name="Proportions">
/// Its half extents along its own axes: half the sides of a cube; radius, radius, half height of a cylinder or cone; radius of the ring,
/// the same, radius of the tube of a torus.
/// </param>
/// <param name="Centre">Its middle; the ground is z = 0, z points up.</param>
/// <param name="Orientation">Turns its own axes into those of the scene; its own z axis is the axis of symmetry.</param>
/// <param name="IsLying">Whether it lies on its side.</param>
public sealed record Solid(
    SolidShape Shape,
    SceneColour Colour,
    SceneColour SecondColour,
    SurfaceMaterial Material,
    float Size,
    Vector3 Proportions,
    Vector3 Centre,
    Quaternion Orientation,
    bool IsLying);
