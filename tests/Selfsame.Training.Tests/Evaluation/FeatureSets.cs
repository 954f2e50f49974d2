using Selfsame.Torch;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Tests.Evaluation;

/// <summary>Made-up features for the tests of protocols.</summary>
internal static class FeatureSets
{
    /// <summary>Gaussian clouds, one a class, around means that are <paramref name="distance"/> apart or so.</summary>
    internal static FeatureSet Clouds(int count, int width, int classes, double distance, int seed)
    {
        var means = new Random(1);
        var centres = Enumerable.Range(0, classes * width).Select(_ => distance * Gaussian(means)).ToArray();
        var random = new Random(seed);
        var values = new float[count * width];
        var labels = new int[count];
        for (var row = 0; row < count; row++)
        {
            labels[row] = row % classes;
            for (var column = 0; column < width; column++) values[row * width + column] = (float)(centres[labels[row] * width + column] + Gaussian(random));
        }
        return Of(values, width, labels);
    }

    internal static FeatureSet Of(float[] values, int width, int[] labels)
        => new(Tensor.From<float>(values, [labels.Length, width]), labels, [.. Enumerable.Range(0, labels.Length)]);

    private static double Gaussian(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
