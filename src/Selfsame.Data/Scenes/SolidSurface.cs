using System.Numerics;
using System.Runtime.Intrinsics;

namespace Selfsame.Data.Scenes;

/// <summary>The colour of a solid at the points of its surface, and how much it shines.</summary>
internal sealed class SolidSurface
{
    private const float SectorsInQuarter = 2;

    private readonly PackedVectors _first;
    private readonly PackedVectors _second;
    private readonly bool _isCheckered;
    private readonly float _bands;

    internal SolidSurface(Solid solid)
    {
        _first = new PackedVectors(Linear(solid.Colour));
        _second = new PackedVectors(Linear(solid.SecondColour));
        _isCheckered = solid.Material == SurfaceMaterial.Checkered;
        Shines = solid.Material == SurfaceMaterial.Shiny;
        _bands = 1.3f / (solid.Shape == SolidShape.Torus ? 0.75f * solid.Proportions.Z : solid.Proportions.Z);
    }

    internal bool Shines { get; }

    /// <summary>A displayed colour as an amount of light: the display's curve is taken as a square.</summary>
    internal static Vector3 Linear(SceneColour colour) =>
        new(colour.Red * colour.Red, colour.Green * colour.Green, colour.Blue * colour.Blue);

    /// <summary>The share of the light that is scattered back, at points in the solid's own axes.</summary>
    internal PackedVectors Colour(PackedVectors point)
    {
        if (!_isCheckered)
        {
            return _first;
        }

        // Sectors around the axis, by the angle on a square in place of a circle, times bands along it.
        var absolute = Vector256.Abs(point.X) + Vector256.Abs(point.Y) + Vector256.Create(1e-6f);
        var turn = point.Y / absolute;
        var field = Vector256.Floor(turn * SectorsInQuarter) + Vector256.Floor(point.Z * _bands + Vector256.Create(0.5f));
        field = Vector256.ConditionalSelect(Vector256.LessThan(point.X, Vector256<float>.Zero), field + Vector256<float>.One, field);
        var isOdd = Vector256.GreaterThan(field * 0.5f - Vector256.Floor(field * 0.5f), Vector256.Create(0.25f));
        return PackedVectors.Select(isOdd, _second, _first);
    }
}
