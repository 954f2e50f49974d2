namespace Selfsame.Data.Decoding;

/// <summary>How a <see cref="ContactSheet"/> is laid out.</summary>
public sealed record ContactSheetOptions
{
    /// <summary>Pictures in a row, at least 1.</summary>
    public int Columns { get; init; } = 8;

    /// <summary>Whole number by which every picture is enlarged, at least 1; pixels stay sharp.</summary>
    public int Scale { get; init; } = 1;

    /// <summary>Pixels between pictures and around them.</summary>
    public int Gap { get; init; } = 4;

    /// <summary>Further pixels after the first column: sets a query or an original apart from what belongs to it.</summary>
    public int GapAfterFirstColumn { get; init; }

    /// <summary>Gray level of the paper, 0 to 255.</summary>
    public byte Background { get; init; } = 255;
}
