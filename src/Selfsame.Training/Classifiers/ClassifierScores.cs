using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Classifiers;

/// <summary>How good a classifier is on pictures that it has not learnt from.</summary>
/// <param name="Accuracy">Its right answers.</param>
/// <param name="CalibrationError">How far its probabilities are from the truth: expected calibration error of the likeliest class, over fifteen bins of equal width.</param>
/// <param name="Outliers">The share of pictures that lie farther off than <see cref="PredictionFile.OutlierShare"/> of those it has learnt from.</param>
/// <param name="Pictures">How many pictures there are.</param>
public sealed record ClassifierScores(Accuracy Accuracy, double CalibrationError, double Outliers, int Pictures)
{
    private const int Bins = 15;

    /// <summary>Expected calibration error: Guo et al., ICML 2017, arXiv 1706.04599, equation 3.</summary>
    /// <param name="probabilities">N probabilities of the classes told.</param>
    /// <param name="right">Whether each was right.</param>
    public static double ExpectedCalibrationError(IReadOnlyList<double> probabilities, IReadOnlyList<bool> right) => Enumerable.Range(0, probabilities.Count)
        .GroupBy(row => Math.Clamp((int)Math.Ceiling(probabilities[row] * Bins) - 1, 0, Bins - 1))
        .Sum(bin => Math.Abs(bin.Average(row => right[row] ? 1.0 : 0) - bin.Average(row => probabilities[row])) * bin.Count() / probabilities.Count);
}
