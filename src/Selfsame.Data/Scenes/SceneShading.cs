using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Selfsame.Data.Scenes;

/// <summary>Follows rays into a scene, eight at a time, and says what each sees.</summary>
internal sealed class SceneShading
{
    /// <summary>What a ray sees that meets no solid: the ground, and beyond it the sky.</summary>
    internal const int Ground = 0, Sky = -1;

    private const float Nothing = 1e6f;
    private const float OcclusionReach = 0.45f;
    private const float FadeDistance = 16;

    private readonly SolidBody[] _solids;
    private readonly float _sharpness;
    private readonly float _tiles;
    private readonly float _tileContrast;
    private readonly PackedVectors _camera;
    private readonly PackedVectors _light;
    private readonly PackedVectors _lightColour;
    private readonly PackedVectors _ground;
    private readonly PackedVectors _horizon;
    private readonly PackedVectors _zenith;
    private readonly PackedVectors _ambientAbove;
    private readonly PackedVectors _ambientBelow;

    internal SceneShading(SceneDescription scene)
    {
        _solids = [.. scene.Solids.Select(SolidBody.Of)];
        _sharpness = scene.LightSharpness;
        _tiles = scene.GroundTiles;
        _tileContrast = scene.TileContrast;
        _camera = new PackedVectors(scene.Camera);
        _light = new PackedVectors(scene.Light);
        var ground = SolidSurface.Linear(scene.GroundColour);
        var (horizon, zenith) = (SolidSurface.Linear(scene.HorizonColour), SolidSurface.Linear(scene.ZenithColour));
        var sky = (horizon + zenith) * 0.5f;
        var light = SolidSurface.Linear(scene.LightColour);
        _lightColour = new PackedVectors(light * 0.95f);
        _ground = new PackedVectors(ground);
        _horizon = new PackedVectors(horizon);
        _zenith = new PackedVectors(zenith);

        // A part of the sky's light is white, so that no colour turns black under a coloured sky.
        _ambientAbove = new PackedVectors(sky * 0.38f + new Vector3(0.16f));
        _ambientBelow = new PackedVectors(ground * 0.24f + new Vector3(0.06f));
    }

    /// <summary>The colour seen along rays from the camera, as displayed, 0 to 1 (a little more where it is overexposed).</summary>
    internal PackedVectors Colour(PackedVectors direction, out Vector256<int> seen, out Vector256<float> way, out PackedVectors normal)
    {
        way = Meet(direction, out seen);
        normal = new PackedVectors(Vector3.UnitZ);
        var sky = SkyColour(direction);
        var isSky = Vector256.Equals(seen, Vector256.Create(Sky)).AsSingle();
        if (Vector256.EqualsAll(seen, Vector256.Create(Sky)))
        {
            return Displayed(sky);
        }

        var point = _camera + direction * way;
        var albedo = GroundColour(point, way);
        var shine = Vector256<float>.Zero;
        for (var i = 0; i < _solids.Length; i++)
        {
            var mask = Vector256.Equals(seen, Vector256.Create(i + 1)).AsSingle();
            if (mask != Vector256<float>.Zero)
            {
                var body = _solids[i];
                normal = PackedVectors.Select(mask, body.Normal(point), normal);
                albedo = PackedVectors.Select(mask, body.Surface.Colour(body.ToOwnAxes(point)), albedo);
                shine = body.Surface.Shines ? Vector256.ConditionalSelect(mask, Vector256<float>.One, shine) : shine;
            }
        }

        var lifted = point + normal * Vector256.Create(4e-3f);
        var facing = Vector256.MaxNative(PackedVectors.Dot(normal, _light), Vector256<float>.Zero);
        var light = facing;
        var open = Vector256<float>.One;
        foreach (var body in _solids)
        {
            if (body.IsNear(lifted, _light, 0.3f * body.Solid.Size))
            {
                light *= body.Light(lifted, _light, _sharpness);
            }

            open *= Openness(body, point, normal);
        }

        var upward = normal.Z * 0.5f + Vector256.Create(0.5f);
        var ambient = PackedVectors.Mix(_ambientBelow, _ambientAbove, upward) * open;
        var colour = albedo * (ambient + _lightColour * light);
        if (shine != Vector256<float>.Zero)
        {
            colour = PackedVectors.Select(Vector256.GreaterThan(shine, Vector256<float>.Zero), colour + Reflected(direction, normal, light, open), colour);
        }

        // The ground melts into the horizon.
        var isGround = Vector256.Equals(seen, Vector256.Create(Ground)).AsSingle();
        var far = way * (1 / FadeDistance);
        var fade = far * far / (Vector256<float>.One + far * far) & isGround;
        colour = PackedVectors.Mix(colour, _horizon, fade);
        return Displayed(PackedVectors.Select(isSky, sky, colour));
    }

    private Vector256<float> Meet(PackedVectors direction, out Vector256<int> seen)
    {
        var goesDown = Vector256.LessThan(direction.Z, Vector256.Create(-1e-4f));
        var way = Vector256.ConditionalSelect(goesDown, -_camera.Z / direction.Z, Vector256.Create(Nothing));
        seen = Vector256.ConditionalSelect(goesDown.AsInt32(), Vector256.Create(Ground), Vector256.Create(Sky));
        for (var i = 0; i < _solids.Length; i++)
        {
            if (_solids[i].IsNear(_camera, direction, 0))
            {
                var nearer = _solids[i].Nearer(_camera, direction, way);
                seen = Vector256.ConditionalSelect(Vector256.LessThan(nearer, way).AsInt32(), Vector256.Create(i + 1), seen);
                way = nearer;
            }
        }

        return way;
    }

    // How much of the sky a point sees past a solid: the nearer the solid stands to a point a little above the surface, the less.
    private static Vector256<float> Openness(SolidBody body, PackedVectors point, PackedVectors normal)
    {
        var reach = OcclusionReach * body.Solid.Size;
        var near = body.Distance(point + normal * Vector256.Create(reach)) * (1 / reach);
        near = Vector256.MinNative(Vector256.MaxNative(near, Vector256<float>.Zero), Vector256<float>.One);
        return Vector256.Create(0.35f) + near * 0.65f;
    }

    private PackedVectors GroundColour(PackedVectors point, Vector256<float> way)
    {
        if (_tiles <= 0)
        {
            return _ground;
        }

        // Tiles differ less the further they are, as several then share a pixel.
        var field = Vector256.Floor(point.X * (1 / _tiles)) + Vector256.Floor(point.Y * (1 / _tiles));
        var half = field * 0.5f;
        var isOdd = Vector256.GreaterThan(half - Vector256.Floor(half), Vector256.Create(0.25f));
        var far = way * 0.1f;
        var difference = Vector256.Create(_tileContrast) / (Vector256<float>.One + far * far * far * far);
        return _ground * (Vector256<float>.One - (difference & isOdd));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PackedVectors SkyColour(PackedVectors direction)
    {
        var height = Vector256.MinNative(Vector256.MaxNative(direction.Z * 1.6f, Vector256<float>.Zero), Vector256<float>.One);
        return PackedVectors.Mix(_horizon, _zenith, height * (Vector256.Create(2f) - height));
    }

    // Highlight and mirrored surroundings, stronger at grazing angles (Schlick's approximation of Fresnel's equations).
    private PackedVectors Reflected(PackedVectors direction, PackedVectors normal, Vector256<float> light, Vector256<float> open)
    {
        var against = PackedVectors.Dot(direction, normal);
        var mirrored = direction - normal * (against * 2f);
        var graze = Vector256.MaxNative(Vector256<float>.One + against, Vector256<float>.Zero);
        var square = graze * graze;
        var fresnel = Vector256.Create(0.05f) + square * square * graze * 0.7f;
        var isUp = Vector256.GreaterThan(mirrored.Z, Vector256<float>.Zero);
        var surroundings = PackedVectors.Select(isUp, SkyColour(mirrored), _ground * Vector256.Create(0.6f));

        var half = (_light - direction).Normalised();
        var peak = Vector256.MaxNative(PackedVectors.Dot(normal, half), Vector256<float>.Zero);
        for (var power = 1; power < 64; power *= 2)
        {
            peak *= peak;
        }

        var lit = Vector256.MinNative(light * 3f, Vector256<float>.One);
        return surroundings * (fresnel * open) + _lightColour * (peak * lit * 0.9f);
    }

    // Bright light is compressed towards white; the display's curve is taken as a square.
    private static PackedVectors Displayed(PackedVectors light) => new(Displayed(light.X), Displayed(light.Y), Displayed(light.Z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Displayed(Vector256<float> light)
    {
        var compressed = light * (Vector256<float>.One + light * 0.12f) / (Vector256<float>.One + light * 0.32f);
        return Vector256.Sqrt(compressed * 1.12f);
    }
}
