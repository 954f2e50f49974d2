using System.Numerics;
using Selfsame.Data.Random;

namespace Selfsame.Data.Scenes;

/// <summary>Draws the factors of a scene.</summary>
internal sealed class SceneGenerator
{
    private const float Degree = MathF.PI / 180;
    private const int PlacementTries = 20;

    private RandomStream _random;
    private float _cameraAzimuth;

    private SceneGenerator(RandomStream random)
    {
        _random = random;
    }

    /// <summary>The scene of a picture: the main solid's shape is given and its colour may be, all else is drawn.</summary>
    internal static SceneDescription Draw(RandomStream random, SolidShape shape, SceneColour? colour = null) => new SceneGenerator(random).Draw(shape, colour);

    private SceneDescription Draw(SolidShape shape, SceneColour? colour)
    {
        var ground = GroundColour();
        _cameraAzimuth = Between(0, 360 * Degree);
        var main = DrawSolid(shape, Between(0.82f, 1.12f), ground, Vector2.Zero, colour);
        var solids = new List<Solid> { main };
        var clutter = Math.Max(0, _random.Next(5) - 2);
        for (var i = 0; i < clutter; i++)
        {
            if (Place(solids) is { } place)
            {
                solids.Add(DrawSolid((SolidShape)_random.Next(5), place.Z, ground, new Vector2(place.X, place.Y)));
            }
        }

        var elevation = Between(20, 40) * Degree;
        var fieldOfView = Between(28, 46) * Degree;
        var halfWidth = Between(1.4f, 2.1f) * main.Size; // of what the picture shows around the main solid
        var room = halfWidth - main.Size;
        var across = Direction(_cameraAzimuth + 90 * Degree, 0) * Between(-room, room);
        var target = main.Centre + across + Vector3.UnitZ * Between(-0.9f, 0.9f) * room;
        var camera = target + halfWidth / MathF.Tan(fieldOfView / 2) * Direction(_cameraAzimuth, elevation);
        var (horizon, zenith) = SkyColours();
        return new SceneDescription(
            solids,
            Direction(Between(0, 360 * Degree), Between(32, 68) * Degree),
            LightColour(),
            Between(5, 16),
            ground,
            _random.Chance(0.25) ? Between(0.6f, 1.4f) : 0,
            Between(0.06f, 0.18f),
            horizon,
            zenith,
            camera with { Z = MathF.Max(camera.Z, 0.25f) },
            target,
            fieldOfView,
            Between(-7, 7) * Degree);
    }

    private float Between(float from, float to) => from + (to - from) * _random.NextSingle();

    private static Vector3 Direction(float azimuth, float elevation) =>
        new(MathF.Cos(elevation) * MathF.Cos(azimuth), MathF.Cos(elevation) * MathF.Sin(azimuth), MathF.Sin(elevation));

    // A free place for a small solid and its size (z); not right before the main solid, which it would hide.
    private Vector3? Place(List<Solid> solids)
    {
        for (var attempt = 0; attempt < PlacementTries; attempt++)
        {
            var size = Between(0.2f, 0.32f);
            var azimuth = Between(0, 360 * Degree);
            var radius = Between(1.15f, 2.2f);
            var place = new Vector2(MathF.Cos(azimuth), MathF.Sin(azimuth)) * radius;
            var isBefore = MathF.Cos(azimuth - _cameraAzimuth) > 0.55f;
            if (!isBefore && solids.TrueForAll(other => Vector2.Distance(place, new Vector2(other.Centre.X, other.Centre.Y)) > size + other.Size * 0.95f))
            {
                return new Vector3(place, size);
            }
        }

        return null;
    }

    private Solid DrawSolid(SolidShape shape, float size, SceneColour ground, Vector2 place, SceneColour? given = null)
    {
        var material = (SurfaceMaterial)_random.Next(3);
        var colour = ColourUnlike(ground, 0.25f);
        colour = given ?? colour;
        var second = material == SurfaceMaterial.Checkered ? Shaded(colour, Between(0.55f, 0.75f)) : colour;
        var proportions = Proportions(shape);
        proportions *= size / SolidGeometry.Radius(shape, proportions);
        var isLying = shape is SolidShape.Cylinder or SolidShape.Cone or SolidShape.Torus && _random.Chance(0.15);
        var turn = Quaternion.CreateFromAxisAngle(Vector3.UnitZ, isLying ? LyingTurn(shape) : Between(0, 360 * Degree));
        var tilt = isLying ? Quaternion.CreateFromAxisAngle(Vector3.UnitX, SolidGeometry.LyingTilt(shape, proportions)) : Quaternion.Identity;
        var orientation = turn * tilt * (shape == SolidShape.Sphere ? Quaternion.CreateFromAxisAngle(Vector3.UnitX, Between(0, 90 * Degree)) : Quaternion.Identity);
        var height = SolidGeometry.RestingHeight(shape, proportions, orientation);
        return new Solid(shape, colour, second, material, size, proportions, new Vector3(place, height), orientation, isLying);
    }

    // No lying solid is seen along or across its axis only: a cone or a cylinder would be a disc, a ring would be a bar.
    private float LyingTurn(SolidShape shape)
    {
        var fromView = shape == SolidShape.Torus ? Between(-60, 60) : Between(35, 145) * (_random.Chance(0.5) ? 1 : -1);
        return _cameraAzimuth + (90 + fromView) * Degree;
    }

    private Vector3 Proportions(SolidShape shape) => shape switch
    {
        SolidShape.Cube => new Vector3(1, Between(0.85f, 1.18f), Between(0.85f, 1.18f)),
        SolidShape.Cylinder => Round(1, Between(0.8f, 1.5f)),
        SolidShape.Cone => Round(1, Between(0.85f, 1.4f)),
        SolidShape.Torus => Round(1, Between(0.32f, 0.46f)),
        _ => new Vector3(1),
    };

    private static Vector3 Round(float radius, float half) => new(radius, radius, half);

    private SceneColour ColourUnlike(SceneColour other, float least)
    {
        SceneColour colour;
        do
        {
            colour = Varied(SceneColour.Palette[_random.Next(SceneColour.Palette.Count)], 0.08f);
        }
        while (MathF.Abs(colour.Red - other.Red) + MathF.Abs(colour.Green - other.Green) + MathF.Abs(colour.Blue - other.Blue) < least);

        return colour;
    }

    private static SceneColour Shaded(SceneColour colour, float share) =>
        new($"dark {colour.Name}", colour.Red * share, colour.Green * share, colour.Blue * share);

    private SceneColour Varied(SceneColour colour, float by) => new(
        colour.Name,
        Math.Clamp(colour.Red + Between(-by, by), 0.02f, 1),
        Math.Clamp(colour.Green + Between(-by, by), 0.02f, 1),
        Math.Clamp(colour.Blue + Between(-by, by), 0.02f, 1));

    // A studio: ground and sky are nearly neutral, so that what tells one picture from another is the solids and their light.
    private SceneColour GroundColour()
    {
        var gray = Between(0.6f, 0.8f);
        var colour = SceneColour.Palette[_random.Next(SceneColour.Palette.Count)];
        return Tinted(colour, gray, 0.94f);
    }

    private (SceneColour Horizon, SceneColour Zenith) SkyColours()
    {
        var colour = SceneColour.Palette[_random.Next(SceneColour.Palette.Count)];
        return (Tinted(colour, Between(0.8f, 0.92f), 0.95f), Tinted(colour, Between(0.5f, 0.7f), 0.9f));
    }

    private static SceneColour Tinted(SceneColour colour, float gray, float share) =>
        new(colour.Name, Mix(colour.Red, gray, share), Mix(colour.Green, gray, share), Mix(colour.Blue, gray, share));

    private SceneColour LightColour()
    {
        var (warmth, strength) = (Between(-0.06f, 0.08f), Between(0.86f, 1.06f));
        return new SceneColour("light", strength + warmth, strength, strength - warmth);
    }

    private static float Mix(float from, float to, float share) => from + (to - from) * share;
}
