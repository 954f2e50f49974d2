using Selfsame.Data.Sources;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Reports;

/// <summary>What a page about a run looks at besides the run.</summary>
public sealed record RunReportOptions
{
    /// <summary>Whether pictures are looked at: the map, neighbours, mistakes, reconstructions. Without them a page takes no time.</summary>
    public bool ShowsPictures { get; init; } = true;

    /// <summary>Labelled pictures to learn from and to find neighbours among, or null.</summary>
    public PictureSource? Training { get; init; }

    /// <summary>The pictures to show; null for those that the run was watched on or, where there were none, those it learnt from.</summary>
    public PictureSource? Test { get; init; }

    /// <summary>How <see cref="Test"/> was named, or null: of several evaluations the one on these pictures comes first.</summary>
    public string? TestName { get; init; }

    /// <summary>Files that <c>evaluate --json</c> wrote elsewhere than beside the run.</summary>
    public IReadOnlyList<string> Evaluations { get; init; } = [];

    /// <summary>Points on the map, from 8 to 1,500.</summary>
    public int MapPoints { get; init; } = 800;

    /// <summary>How features are made.</summary>
    public FeatureExtractorOptions Features { get; init; } = new();
}
