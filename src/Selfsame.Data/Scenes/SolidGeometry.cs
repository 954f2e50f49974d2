using System.Numerics;

namespace Selfsame.Data.Scenes;

/// <summary>How large solids are and how they come to rest on the ground.</summary>
internal static class SolidGeometry
{
    /// <summary>The radius of the ball around a solid of the given proportions (<see cref="Solid.Proportions"/>).</summary>
    internal static float Radius(SolidShape shape, Vector3 proportions) => shape switch
    {
        SolidShape.Sphere => proportions.X,
        SolidShape.Cube => proportions.Length(),
        SolidShape.Torus => proportions.X + proportions.Z,
        _ => MathF.Sqrt(proportions.X * proportions.X + proportions.Z * proportions.Z),
    };

    /// <summary>The angle by which the axis leans when a solid lies on its side, in radians.</summary>
    internal static float LyingTilt(SolidShape shape, Vector3 proportions) =>
        shape == SolidShape.Cone ? MathF.PI / 2 + MathF.Atan2(proportions.X, 2 * proportions.Z) : MathF.PI / 2;

    /// <summary>The height of the middle above the ground when the lowest point touches it.</summary>
    internal static float RestingHeight(SolidShape shape, Vector3 proportions, Quaternion orientation)
    {
        var down = Vector3.Transform(-Vector3.UnitZ, Quaternion.Conjugate(orientation)); // in the solid's own axes
        var across = MathF.Sqrt(MathF.Max(0, 1 - down.Z * down.Z));
        return shape switch
        {
            SolidShape.Sphere => proportions.X,
            SolidShape.Cube => Vector3.Dot(Vector3.Abs(down), proportions),
            SolidShape.Cylinder => proportions.X * across + proportions.Z * MathF.Abs(down.Z),
            SolidShape.Cone => MathF.Max(proportions.X * across - proportions.Z * down.Z, proportions.Z * down.Z),
            _ => proportions.X * across + proportions.Z,
        };
    }
}
