namespace Selfsame.Training.Evaluation;

/// <summary>Share of queries whose true class is the first, or among the first five, of the classes in order of score.</summary>
/// <param name="Top1">Share in [0, 1] with the true class first.</param>
/// <param name="Top5">Share in [0, 1] with the true class among the first five (1 where there are at most five classes).</param>
public sealed record Accuracy(double Top1, double Top5) : IScores
{
    /// <inheritdoc/>
    public IReadOnlyList<ScoreFigure> Figures() => [new("", Top1), new("top 5", Top5)];

    /// <summary>Counts how often the true class ranks first and among the first five.</summary>
    /// <param name="scores">N x C, row-major; larger is likelier. Equal scores rank by class index.</param>
    /// <param name="labels">N class indices in [0, C).</param>
    /// <param name="classCount">C.</param>
    /// <exception cref="ArgumentException">The sizes do not agree, or there are no queries.</exception>
    public static Accuracy Of(ReadOnlySpan<float> scores, ReadOnlySpan<int> labels, int classCount)
        => new(WithinFirst(1, scores, labels, classCount), WithinFirst(5, scores, labels, classCount));

    /// <summary>Share of queries whose true class is among the <paramref name="k"/> highest scores.</summary>
    /// <param name="k">How many classes are looked at, at least 1.</param>
    /// <param name="scores">N x C, row-major.</param>
    /// <param name="labels">N class indices.</param>
    /// <param name="classCount">C.</param>
    /// <exception cref="ArgumentException">The sizes do not agree, or there are no queries.</exception>
    public static double WithinFirst(int k, ReadOnlySpan<float> scores, ReadOnlySpan<int> labels, int classCount)
    {
        if (labels.IsEmpty || scores.Length != (long)labels.Length * classCount)
            throw new ArgumentException($"{scores.Length} scores do not make {labels.Length} rows of {classCount} classes.", nameof(scores));
        var hits = 0;
        for (var row = 0; row < labels.Length; row++)
        {
            if (Rank(scores.Slice(row * classCount, classCount), labels[row]) < k) hits++;
        }
        return (double)hits / labels.Length;
    }

    private static int Rank(ReadOnlySpan<float> scores, int label)
    {
        var own = scores[label];
        var rank = 0;
        for (var other = 0; other < scores.Length; other++)
        {
            if (scores[other] > own || (scores[other] == own && other < label)) rank++;
        }
        return rank;
    }
}
