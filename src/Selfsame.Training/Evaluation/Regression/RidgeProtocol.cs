using Selfsame.Data;
using Selfsame.Data.Sources;

namespace Selfsame.Training.Evaluation.Regression;

/// <summary>Ridge regression of the numbers that both sets know of their pictures.</summary>
/// <param name="options">Strengths.</param>
public sealed class RidgeProtocol(RidgeOptions options) : FeatureProtocol<RidgeScores>
{
    /// <inheritdoc/>
    public override EvaluationProtocol Protocol => EvaluationProtocol.Ridge;

    /// <inheritdoc/>
    public override void Check(EvaluationSources sources)
    {
        foreach (var source in new[] { sources.Training!, sources.Test })
        {
            if (source.Quantities.Count == 0)
                throw new DataException($"{source.Description}: no numbers are known of these pictures. Give a list and name its columns, as in list:FILE.csv?number=COLUMN, or scenes.");
        }
        if (Names(sources).Length == 0)
        {
            throw new DataException(
                $"{sources.Test.Description}: the two sets know different numbers of their pictures, {string.Join(", ", sources.Training!.Quantities)} and {string.Join(", ", sources.Test.Quantities)}. Both need the same.");
        }
    }

    /// <inheritdoc/>
    public override RidgeScores Run(JudgedFeatures judged, CancellationToken cancellation = default)
    {
        var sources = judged.Sources;
        var names = Names(sources);
        var truth = Numbers(sources.Test, judged.Test.Indices, names);
        using var regression = RidgeRegression.Fit(judged.Learnt.Features, Numbers(sources.Training!, judged.Learnt.Indices, names), options);
        cancellation.ThrowIfCancellationRequested();
        var read = regression.Predict(judged.Test.Features);
        return new RidgeScores([.. names.Select((name, quantity) =>
            QuantityScore.Of(name, [.. read.Select(row => row[quantity])], [.. truth.Select(row => row[quantity])], regression.Strengths[quantity]))]);
    }

    private static string[] Names(EvaluationSources sources) => [.. sources.Training!.Quantities.Intersect(sources.Test.Quantities)];

    private static double[][] Numbers(PictureSource source, int[] indices, string[] names)
    {
        var places = Array.ConvertAll(names, name => source.Quantities.ToList().IndexOf(name));
        var numbers = new double[indices.Length][];
        Parallel.For(0, indices.Length, row =>
        {
            var all = source.ReadQuantities(indices[row]);
            numbers[row] = Array.ConvertAll(places, place => all[place]);
        });
        return numbers;
    }
}
