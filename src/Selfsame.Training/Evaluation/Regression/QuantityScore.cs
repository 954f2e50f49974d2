namespace Selfsame.Training.Evaluation.Regression;

/// <summary>How well one number is read.</summary>
/// <param name="Name">Which number.</param>
/// <param name="R2">Coefficient of determination: 1 for all of its variation, 0 for guessing the mean, below for worse.</param>
/// <param name="MeanAbsoluteError">In the unit of the number.</param>
/// <param name="Strength">The strength of the penalty that was chosen.</param>
public sealed record QuantityScore(string Name, double R2, double MeanAbsoluteError, double Strength)
{
    /// <summary>Compares what was read with what is true.</summary>
    /// <param name="name">Which number.</param>
    /// <param name="read">N numbers that were read.</param>
    /// <param name="truth">N numbers as they are.</param>
    /// <param name="strength">The strength of the penalty that was chosen.</param>
    public static QuantityScore Of(string name, IReadOnlyList<double> read, IReadOnlyList<double> truth, double strength)
    {
        var mean = truth.Average();
        var (left, all) = (0.0, truth.Sum(value => (value - mean) * (value - mean)));
        for (var i = 0; i < truth.Count; i++) left += (truth[i] - read[i]) * (truth[i] - read[i]);
        return new QuantityScore(name, all > 0 ? 1 - (left / all) : left > 0 ? 0 : 1, read.Zip(truth, (a, b) => Math.Abs(a - b)).Average(), strength);
    }
}
