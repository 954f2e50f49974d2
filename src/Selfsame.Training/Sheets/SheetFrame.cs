namespace Selfsame.Training.Sheets;

/// <summary>What the frame of a picture on a sheet says.</summary>
public enum SheetFrame
{
    /// <summary>Nothing: there is none.</summary>
    None,

    /// <summary>This is what the others in the row belong to (blue).</summary>
    Query,

    /// <summary>It has the same class (green).</summary>
    Same,

    /// <summary>It has another class (orange).</summary>
    Other,
}
