namespace Selfsame.Data.Scenes;

/// <summary>What the colour of the main solid follows.</summary>
public enum MainColour
{
    /// <summary>Nothing: any colour of the palette.</summary>
    Free,

    /// <summary>Its shape: every shape has one colour, so that the colour alone tells the class.</summary>
    Shape,

    /// <summary>Nothing, among the same five colours: what was learnt of <see cref="Shape"/> by colour is worth nothing here.</summary>
    Untied,
}
