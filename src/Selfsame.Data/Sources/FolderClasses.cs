namespace Selfsame.Data.Sources;

/// <summary>Which folder on the way to a picture is its class.</summary>
public enum FolderClasses
{
    /// <summary>The first one, as in torchvision's ImageFolder.</summary>
    First,

    /// <summary>The folder the picture lies in, named by its whole way.</summary>
    Leaf,

    /// <summary>None: the pictures have no labels.</summary>
    None,
}
