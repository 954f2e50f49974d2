using System.Numerics;

namespace Selfsame.Data.Scenes;

/// <summary>All factors of a procedural scene: what is there, how it is lit and from where it is seen.</summary>
/// <param name="Solids">The main solid, then 0 to 2 small ones.</param>
/// <param name="Light">Where the light comes from, of length 1; z is up.</param>
/// <param name="LightColour">The colour of the light.</param>
/// <param name="LightSharpness">How sharp the edges of shadows are, about 5 (soft) to 20.</param>
/// <param name="GroundColour">The colour of the ground.</param>
/// <param name="GroundTiles">The side of the tiles on the ground, in scene units; 0 for a plain ground.</param>
/// <param name="TileContrast">How much darker every other tile is, 0 to 1.</param>
/// <param name="HorizonColour">The colour of the sky at the horizon.</param>
/// <param name="ZenithColour">The colour of the sky above.</param>
/// <param name="Camera">Where it is seen from.</param>
/// <param name="Target">The point in the middle of the picture.</param>
/// <param name="FieldOfView">The angle between the left and right edges of the picture, in radians.</param>
/// <param name="Roll">The angle by which the camera leans to its side, in radians.</param>
public sealed record SceneDescription(
    IReadOnlyList<Solid> Solids,
    Vector3 Light,
    SceneColour LightColour,
    float LightSharpness,
    SceneColour GroundColour,
    float GroundTiles,
    float TileContrast,
    SceneColour HorizonColour,
    SceneColour ZenithColour,
    Vector3 Camera,
    Vector3 Target,
    float FieldOfView,
    float Roll)
{
    /// <summary>The solid whose shape is the class of the picture.</summary>
    public Solid Main => Solids[0];

    /// <summary>The angle of the camera above the ground as seen from its target, in radians.</summary>
    public float CameraElevation => MathF.Asin((Camera.Z - Target.Z) / CameraDistance);

    /// <summary>The distance from the camera to its target.</summary>
    public float CameraDistance => Vector3.Distance(Camera, Target);
}
