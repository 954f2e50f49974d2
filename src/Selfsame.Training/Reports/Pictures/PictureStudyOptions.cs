using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Reports.Pictures;

/// <summary>How much a page looks at.</summary>
internal sealed record PictureStudyOptions
{
    /// <summary>Points on the map.</summary>
    internal int MapPoints { get; init; } = 800;

    /// <summary>Pictures learnt from at most; a larger set is represented by so many of it.</summary>
    internal int MostTraining { get; init; } = 10_000;

    /// <summary>Pictures counted on at most.</summary>
    internal int MostTest { get; init; } = 2_000;

    /// <summary>Rows of neighbours.</summary>
    internal int Queries { get; init; } = 8;

    /// <summary>Neighbours in a row.</summary>
    internal int Neighbours { get; init; } = 8;

    /// <summary>Mistakes that are shown.</summary>
    internal int Mistakes { get; init; } = 16;

    /// <summary>How features are made.</summary>
    internal FeatureExtractorOptions Features { get; init; } = new();
}
