namespace Selfsame.Data.Scenes;

/// <summary>A colour with the word for it.</summary>
/// <param name="Name">The word used in captions.</param>
/// <param name="Red">0 to 1, as displayed.</param>
/// <param name="Green">0 to 1, as displayed.</param>
/// <param name="Blue">0 to 1, as displayed.</param>
public sealed record SceneColour(string Name, float Red, float Green, float Blue)
{
    /// <summary>The colours that solids have, before each is varied a little.</summary>
    public static IReadOnlyList<SceneColour> Palette { get; } =
    [
        new("red", 0.86f, 0.17f, 0.16f),
        new("orange", 0.94f, 0.52f, 0.14f),
        new("yellow", 0.95f, 0.82f, 0.22f),
        new("green", 0.27f, 0.66f, 0.28f),
        new("teal", 0.13f, 0.62f, 0.62f),
        new("blue", 0.19f, 0.38f, 0.84f),
        new("purple", 0.54f, 0.27f, 0.75f),
        new("pink", 0.93f, 0.50f, 0.67f),
        new("brown", 0.52f, 0.33f, 0.20f),
        new("white", 0.92f, 0.91f, 0.88f),
        new("gray", 0.50f, 0.51f, 0.53f),
        new("black", 0.13f, 0.13f, 0.15f),
    ];

    /// <summary>The colours of sphere, cube, cylinder, cone and torus where colour is tied to shape: red, yellow, green, blue, purple.</summary>
    internal static IReadOnlyList<SceneColour> OfShapes { get; } = [Palette[0], Palette[2], Palette[3], Palette[5], Palette[6]];
}
