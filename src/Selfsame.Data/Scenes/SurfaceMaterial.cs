namespace Selfsame.Data.Scenes;

/// <summary>How a surface looks.</summary>
public enum SurfaceMaterial
{
    /// <summary>One colour, no highlight.</summary>
    Matte,

    /// <summary>One colour, a highlight and the sky's reflection.</summary>
    Shiny,

    /// <summary>Two colours in alternating fields, no highlight.</summary>
    Checkered,
}
