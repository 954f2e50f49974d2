using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Selfsame.Data.Scenes;

/// <summary>A solid made ready for rays, eight at a time.</summary>
internal abstract class SolidBody
{
    private protected SolidBody(Solid solid)
    {
        Solid = solid;
        Surface = new SolidSurface(solid);
        Centre = new PackedVectors(solid.Centre);
        AxisX = Vector3.Transform(Vector3.UnitX, solid.Orientation);
        AxisY = Vector3.Transform(Vector3.UnitY, solid.Orientation);
        AxisZ = Vector3.Transform(Vector3.UnitZ, solid.Orientation);
    }

    internal Solid Solid { get; }

    internal SolidSurface Surface { get; }

    private protected PackedVectors Centre { get; }

    private protected Vector3 AxisX { get; }

    private protected Vector3 AxisY { get; }

    private protected Vector3 AxisZ { get; }

    internal static SolidBody Of(Solid solid)
    {
        var size = solid.Proportions;
        return solid.Shape switch
        {
            SolidShape.Sphere => new SolidBody<SphereDistance>(solid, new SphereDistance(size.X)),
            SolidShape.Cube => new SolidBody<CubeDistance>(solid, new CubeDistance(size, 0.06f * size.X)),
            SolidShape.Cylinder => new SolidBody<CylinderDistance>(solid, new CylinderDistance(size.X, size.Z, 0.05f * size.X)),
            SolidShape.Cone => new SolidBody<ConeDistance>(solid, new ConeDistance(size.X, size.Z)),
            _ => new SolidBody<TorusDistance>(solid, new TorusDistance(size.X, size.Z)),
        };
    }

    /// <summary>Whether any of the rays, without end in both directions, comes within the margin of the ball around the solid.</summary>
    internal bool IsNear(PackedVectors origin, PackedVectors direction, float margin)
    {
        var from = origin - Centre;
        var along = PackedVectors.Dot(from, direction);
        var reach = Solid.Size + margin;
        var squared = PackedVectors.Dot(from, from) - along * along;
        return Vector256.LessThanAny(squared, Vector256.Create(reach * reach));
    }

    /// <summary>The way along each ray to the surface, where it is shorter than <paramref name="nearest"/>; else the same.</summary>
    internal abstract Vector256<float> Nearer(PackedVectors origin, PackedVectors direction, Vector256<float> nearest);

    /// <summary>The share of the light that passes the solid, 0 to 1.</summary>
    internal abstract Vector256<float> Light(PackedVectors origin, PackedVectors direction, float sharpness);

    /// <summary>Distance to the surface from points of the scene.</summary>
    internal abstract Vector256<float> Distance(PackedVectors point);

    /// <summary>The outward normals at points on the surface, in the axes of the scene.</summary>
    internal abstract PackedVectors Normal(PackedVectors point);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PackedVectors ToOwnAxes(PackedVectors point) => Turn(point - Centre);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected PackedVectors Turn(PackedVectors vector) =>
        new(PackedVectors.Dot(vector, AxisX), PackedVectors.Dot(vector, AxisY), PackedVectors.Dot(vector, AxisZ));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private protected PackedVectors TurnBack(PackedVectors vector) => new(
        vector.X * AxisX.X + vector.Y * AxisY.X + vector.Z * AxisZ.X,
        vector.X * AxisX.Y + vector.Y * AxisY.Y + vector.Z * AxisZ.Y,
        vector.X * AxisX.Z + vector.Y * AxisY.Z + vector.Z * AxisZ.Z);
}
