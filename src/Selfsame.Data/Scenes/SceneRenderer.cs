using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using Selfsame.Data.Decoding;

namespace Selfsame.Data.Scenes;

/// <summary>Draws a scene: one ray for each pixel, then four more where neighbours differ, so that edges are smooth.</summary>
internal sealed class SceneRenderer
{
    private const int Lanes = 8;
    private const int RaysOfEdge = 4;
    private const float EdgeContrast = 0.07f;

    // A rotated square of four places in a pixel: no two share a row or a column.
    private static readonly Vector256<float> EdgeX = Vector256.Create(-0.375f, 0.125f, -0.125f, 0.375f, -0.375f, 0.125f, -0.125f, 0.375f);
    private static readonly Vector256<float> EdgeY = Vector256.Create(-0.125f, -0.375f, 0.375f, 0.125f, -0.125f, -0.375f, 0.375f, 0.125f);

    private readonly int _size;
    private readonly SceneShading _shading;
    private readonly Vector3 _forward;
    private readonly Vector3 _right;
    private readonly Vector3 _up;

    private SceneRenderer(SceneDescription scene, int size)
    {
        _size = size;
        _shading = new SceneShading(scene);
        var tangent = MathF.Tan(scene.FieldOfView / 2);
        _forward = Vector3.Normalize(scene.Target - scene.Camera);
        var level = Vector3.Normalize(Vector3.Cross(_forward, Vector3.UnitZ));
        _right = Vector3.Transform(level, Quaternion.CreateFromAxisAngle(_forward, scene.Roll)) * tangent;
        _up = Vector3.Cross(Vector3.Normalize(_right), _forward) * tangent;
    }

    /// <summary>Draws a square picture of a scene.</summary>
    internal static Picture Draw(SceneDescription scene, int size) => new SceneRenderer(scene, size).Draw();

    /// <summary>Which solid each pixel's middle shows (0 none, then one more than its place in the scene), how far away it is, and its normal.</summary>
    internal static void Measure(SceneDescription scene, int size, Span<byte> mask, Span<float> depth, Span<float> normals) =>
        new SceneRenderer(scene, size).Measure(mask, depth, normals);

    private Picture Draw()
    {
        var pixels = _size * _size;
        var padded = (pixels + Lanes - 1) / Lanes * Lanes;
        var rented = ArrayPool<float>.Shared.Rent(3 * padded);
        var rentedSeen = ArrayPool<int>.Shared.Rent(padded);
        try
        {
            var colours = rented.AsSpan(0, 3 * padded); // three planes
            var seen = rentedSeen.AsSpan(0, padded);
            for (var first = 0; first < padded; first += Lanes)
            {
                var (x, y) = Places(first);
                var colour = _shading.Colour(Direction(x, y), out var ids, out _, out _);
                Store(colour, colours, padded, first);
                ids.CopyTo(seen[first..]);
            }

            Smooth(colours, padded, seen);
            return ToPicture(colours, padded);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
            ArrayPool<int>.Shared.Return(rentedSeen);
        }
    }

    private void Measure(Span<byte> mask, Span<float> depth, Span<float> normals)
    {
        Span<float> ways = stackalloc float[Lanes];
        Span<float> vectors = stackalloc float[3 * Lanes];
        for (var first = 0; first < _size * _size; first += Lanes)
        {
            var (x, y) = Places(first);
            var direction = Direction(x, y);
            _shading.Colour(direction, out var ids, out var way, out var normal);
            (way * PackedVectors.Dot(direction, _forward)).CopyTo(ways);
            var cameraNormal = new PackedVectors(
                PackedVectors.Dot(normal, Vector3.Normalize(_right)), PackedVectors.Dot(normal, Vector3.Normalize(_up)), -PackedVectors.Dot(normal, _forward));
            Store(cameraNormal, vectors, Lanes, 0);
            for (var lane = 0; lane < Lanes && first + lane < _size * _size; lane++)
            {
                var id = ids[lane];
                var isSky = id == SceneShading.Sky;
                mask[first + lane] = (byte)Math.Max(id, 0);
                depth[first + lane] = isSky ? 0 : ways[lane];
                for (var axis = 0; axis < 3; axis++)
                {
                    normals[3 * (first + lane) + axis] = isSky ? 0 : vectors[axis * Lanes + lane];
                }
            }
        }
    }

    // The places of eight pixels in reading order, from the picture's middle, half its width being 1.
    private (Vector256<float> X, Vector256<float> Y) Places(int first)
    {
        Span<float> x = stackalloc float[Lanes];
        Span<float> y = stackalloc float[Lanes];
        for (var lane = 0; lane < Lanes; lane++)
        {
            x[lane] = (first + lane) % _size;
            y[lane] = (first + lane) / _size;
        }

        return (Vector256.Create<float>(x), Vector256.Create<float>(y));
    }

    private PackedVectors Direction(Vector256<float> column, Vector256<float> row)
    {
        var scale = 2f / _size;
        var x = (column + Vector256.Create(0.5f)) * scale - Vector256<float>.One;
        var y = Vector256<float>.One - (row + Vector256.Create(0.5f)) * scale;
        return (new PackedVectors(_forward) + new PackedVectors(_right) * x + new PackedVectors(_up) * y).Normalised();
    }

    private static void Store(PackedVectors colour, Span<float> planes, int plane, int place)
    {
        colour.X.CopyTo(planes[place..]);
        colour.Y.CopyTo(planes[(plane + place)..]);
        colour.Z.CopyTo(planes[(2 * plane + place)..]);
    }

    private void Smooth(Span<float> colours, int plane, ReadOnlySpan<int> seen)
    {
        var edges = ArrayPool<int>.Shared.Rent(_size * _size);
        var count = FindEdges(colours, plane, seen, edges);
        Span<float> rays = stackalloc float[3 * Lanes];
        for (var i = 0; i < count; i += 2)
        {
            // Two pixels with four rays each share a pack; a last one alone is followed twice.
            var (one, other) = (edges[i], edges[Math.Min(i + 1, count - 1)]);
            var x = Vector256.Create(Vector128.Create((float)(one % _size)), Vector128.Create((float)(other % _size))) + EdgeX;
            var y = Vector256.Create(Vector128.Create((float)(one / _size)), Vector128.Create((float)(other / _size))) + EdgeY;
            Store(_shading.Colour(Direction(x, y), out _, out _, out _), rays, Lanes, 0);
            for (var channel = 0; channel < 3; channel++)
            {
                var values = rays.Slice(channel * Lanes, Lanes);
                colours[channel * plane + one] = (values[0] + values[1] + values[2] + values[3]) / RaysOfEdge;
                colours[channel * plane + other] = (values[4] + values[5] + values[6] + values[7]) / RaysOfEdge;
            }
        }

        ArrayPool<int>.Shared.Return(edges);
    }

    private int FindEdges(ReadOnlySpan<float> colours, int plane, ReadOnlySpan<int> seen, Span<int> edges)
    {
        var count = 0;
        for (var y = 0; y < _size; y++)
        {
            for (var x = 0; x < _size; x++)
            {
                var place = y * _size + x;
                if ((x > 0 && Differs(colours, plane, seen, place, place - 1))
                    || (x < _size - 1 && Differs(colours, plane, seen, place, place + 1))
                    || (y > 0 && Differs(colours, plane, seen, place, place - _size))
                    || (y < _size - 1 && Differs(colours, plane, seen, place, place + _size)))
                {
                    edges[count++] = place;
                }
            }
        }

        return count;
    }

    private static bool Differs(ReadOnlySpan<float> colours, int plane, ReadOnlySpan<int> seen, int one, int other) =>
        seen[one] != seen[other]
        || MathF.Abs(colours[one] - colours[other]) > EdgeContrast
        || MathF.Abs(colours[plane + one] - colours[plane + other]) > EdgeContrast
        || MathF.Abs(colours[2 * plane + one] - colours[2 * plane + other]) > EdgeContrast;

    private Picture ToPicture(ReadOnlySpan<float> colours, int plane)
    {
        var picture = Picture.Create(_size, _size, 3);
        var bytes = picture.Bytes;
        for (var i = 0; i < _size * _size; i++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                bytes[3 * i + channel] = (byte)(Math.Clamp(colours[channel * plane + i], 0, 1) * 255 + 0.5f);
            }
        }

        return picture;
    }
}
