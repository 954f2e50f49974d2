namespace Selfsame.Training.Generation;

/// <summary>What a <see cref="PictureGeneration"/> makes.</summary>
public sealed record GenerationOptions
{
    /// <summary>Pictures on the sheet, at least 1.</summary>
    public int Count { get; init; } = 64;

    /// <summary>Where all chance begins.</summary>
    public long Seed { get; init; }

    /// <summary>True for rows that lead from one picture to another by steps of what they are made from, false for pictures that are independent.</summary>
    public bool Interpolate { get; init; }

    /// <summary>Pictures that figures are measured on, at least 2.</summary>
    public int Measured { get; init; } = 2000;
}
