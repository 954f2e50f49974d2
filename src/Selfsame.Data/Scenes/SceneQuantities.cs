using System.Numerics;

namespace Selfsame.Data.Scenes;

/// <summary>The numbers that are known of a scene and can be read from its picture: lengths in scene units, angles in radians, directions as seen from the camera.</summary>
internal static class SceneQuantities
{
    private static readonly (string Name, Func<SceneTruth, double> Of)[] All =
    [
        ("size", truth => truth.Scene.Main.Size),
        ("light-right", truth => Vector3.Dot(truth.Scene.Light, Right(truth.Scene))),
        ("light-behind", truth => Vector3.Dot(truth.Scene.Light, Vector3.Cross(Vector3.UnitZ, Right(truth.Scene)))),
        ("light-elevation", truth => Math.Asin(truth.Scene.Light.Z)),
        ("camera-elevation", truth => truth.Scene.CameraElevation),
        ("camera-distance", truth => truth.Scene.CameraDistance),
        ("depth", Depth),
    ];

    internal static IReadOnlyList<string> Names { get; } = [.. All.Select(each => each.Name)];

    internal static double Of(SceneTruth truth, int quantity) => All[quantity].Of(truth);

    private static Vector3 Right(SceneDescription scene) => Vector3.Normalize(Vector3.Cross(scene.Target - scene.Camera, Vector3.UnitZ));

    // The mean distance of what is no sky.
    private static double Depth(SceneTruth truth)
    {
        var (sum, count) = (0.0, 0);
        foreach (var depth in truth.Depth)
        {
            sum += depth;
            count += depth > 0 ? 1 : 0;
        }
        return count == 0 ? 0 : sum / count;
    }
}
