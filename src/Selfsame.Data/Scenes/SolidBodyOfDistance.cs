using System.Runtime.Intrinsics;

namespace Selfsame.Data.Scenes;

/// <summary>A solid with its distance function, compiled into the loops once for each shape.</summary>
internal sealed class SolidBody<TDistance>(Solid solid, TDistance distance) : SolidBody(solid)
    where TDistance : struct, ISolidDistance
{
    private const int MaximumSteps = 64;
    private const int MaximumShadowSteps = 28;
    private const float Touching = 6e-4f;
    private const float NormalStep = 2e-3f;

    internal override Vector256<float> Nearer(PackedVectors origin, PackedVectors direction, Vector256<float> nearest)
    {
        var from = ToOwnAxes(origin);
        var ray = Turn(direction);
        var along = PackedVectors.Dot(from, ray);
        var inside = along * along - PackedVectors.Dot(from, from) + Vector256.Create(Solid.Size * Solid.Size);
        var half = Vector256.Sqrt(Vector256.MaxNative(inside, Vector256<float>.Zero));
        var way = Vector256.MaxNative(-along - half, Vector256<float>.Zero);
        var end = Vector256.MinNative(half - along, nearest);
        var active = Vector256.GreaterThan(inside, Vector256<float>.Zero) & Vector256.LessThan(way, end);
        var result = nearest;
        for (var step = 0; step < MaximumSteps && active != Vector256<float>.Zero; step++)
        {
            var gap = distance.At(from + ray * way);
            var touches = active & Vector256.LessThan(gap, Vector256.Create(Touching));
            result = Vector256.ConditionalSelect(touches, way, result);
            way += gap;
            active = Vector256.AndNot(active, touches) & Vector256.LessThan(way, end);
        }

        return result;
    }

    internal override Vector256<float> Light(PackedVectors origin, PackedVectors direction, float sharpness)
    {
        // The light has some width: rays that pass nearer than their way over the sharpness lose a part of it.
        var from = ToOwnAxes(origin);
        var ray = Turn(direction);
        var along = PackedVectors.Dot(from, ray);
        var reach = Solid.Size * 1.3f;
        var inside = along * along - PackedVectors.Dot(from, from) + Vector256.Create(reach * reach);
        var half = Vector256.Sqrt(Vector256.MaxNative(inside, Vector256<float>.Zero));
        var least = Vector256.Create(0.02f);
        var way = Vector256.MaxNative(-along - half, least);
        var end = half - along;
        var active = Vector256.GreaterThan(inside, Vector256<float>.Zero) & Vector256.LessThan(way, end);
        var light = Vector256<float>.One;
        for (var step = 0; step < MaximumShadowSteps && active != Vector256<float>.Zero; step++)
        {
            var gap = distance.At(from + ray * way);
            var passed = Vector256.MinNative(light, gap * sharpness / way);
            light = Vector256.ConditionalSelect(active, passed, light);
            way += Vector256.MaxNative(gap * 0.8f, Vector256.Create(0.03f));
            active &= Vector256.LessThan(way, end) & Vector256.GreaterThan(light, Vector256<float>.Zero);
        }

        light = Vector256.MaxNative(light, Vector256<float>.Zero);
        return light * light * (Vector256.Create(3f) - light * 2f);
    }

    internal override Vector256<float> Distance(PackedVectors point) => distance.At(ToOwnAxes(point));

    internal override PackedVectors Normal(PackedVectors point)
    {
        // The gradient from the four corners of a tetrahedron.
        var own = ToOwnAxes(point);
        var up = Vector256.Create(NormalStep);
        var down = -up;
        var one = distance.At(own + new PackedVectors(up, down, down));
        var two = distance.At(own + new PackedVectors(down, down, up));
        var three = distance.At(own + new PackedVectors(down, up, down));
        var four = distance.At(own + new PackedVectors(up, up, up));
        var gradient = new PackedVectors(one - two - three + four, three - one - two + four, two - one - three + four);
        return TurnBack(gradient.Normalised());
    }
}
