namespace Selfsame.Data.Scenes;

/// <summary>The shapes of the procedural world; the shape of the main solid is the class of a picture.</summary>
public enum SolidShape
{
    /// <summary>A ball.</summary>
    Sphere,

    /// <summary>A box of nearly equal sides with slightly rounded edges.</summary>
    Cube,

    /// <summary>A circular cylinder with flat ends.</summary>
    Cylinder,

    /// <summary>A circular cone with a flat base.</summary>
    Cone,

    /// <summary>A ring.</summary>
    Torus,
}
