using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Xunit;

namespace Selfsame.Training.Tests.Evaluation;

public sealed class LinearProbeTests
{
    [Fact]
    public void Fit_AgainstLongGradientDescentInDoubles_FindsTheSameWeights()
    {
        const double Strength = 0.05;
        using var training = FeatureSets.Clouds(90, 4, 3, 1, 11);
        using var probe = LinearProbe.Fit(training, 3, new LinearProbeOptions { Strengths = [Strength] });
        var expected = GradientDescent(training, 3, Strength);
        var weight = probe.Weight.ToArray<float>();
        for (var i = 0; i < weight.Length; i++) Assert.Equal(expected[i], weight[i], 2e-3);
        var bias = probe.Bias.ToArray<float>();
        for (var i = 0; i < bias.Length; i++) Assert.Equal(expected[weight.Length + i], bias[i], 2e-3);
    }

    [Fact]
    public void Evaluate_SeparableClouds_IsNearlyPerfect()
    {
        using var training = FeatureSets.Clouds(400, 16, 5, 2, 12);
        using var test = FeatureSets.Clouds(200, 16, 5, 2, 13);
        using var probe = LinearProbe.Fit(training, 5, new LinearProbeOptions());
        Assert.True(probe.Evaluate(test).Top1 > 0.97);
    }

    [Fact]
    public void Fit_NoiseFeatures_ChoosesAStrongPenalty()
    {
        using var training = FeatureSets.Clouds(100, 80, 2, 0, 14);
        using var probe = LinearProbe.Fit(training, 2, new LinearProbeOptions());
        Assert.Equal(1, probe.Strength);
    }

    [Fact]
    public void Fit_Twice_GivesTheSameBits()
    {
        using var training = FeatureSets.Clouds(200, 12, 4, 1, 15);
        using var first = LinearProbe.Fit(training, 4, new LinearProbeOptions());
        using var second = LinearProbe.Fit(training, 4, new LinearProbeOptions());
        Assert.Equal(first.Weight.ToArray<float>(), second.Weight.ToArray<float>());
        Assert.Equal(first.Strength, second.Strength);
    }

    [Fact]
    public void Fit_ConstantFeature_StaysFinite()
    {
        using var training = FeatureSets.Of([1, 5, 2, 5, 3, 5, 4, 5], 2, [0, 0, 1, 1]);
        using var probe = LinearProbe.Fit(training, 2, new LinearProbeOptions { Strengths = [0.01] });
        Assert.All(probe.Weight.ToArray<float>(), weight => Assert.True(float.IsFinite(weight)));
        Assert.Equal(1, probe.Evaluate(training).Top1);
    }

    [Fact]
    public void Fit_ManyTimes_LeavesNoTensors()
    {
        using var training = FeatureSets.Clouds(60, 4, 3, 1, 16);
        Garbage.Settle();
        var before = TensorScope.LiveTensors;
        for (var i = 0; i < 3; i++)
        {
            using var probe = LinearProbe.Fit(training, 3, new LinearProbeOptions());
        }
        Assert.Equal(before, TensorScope.LiveTensors);
    }

    // The same objective, by nothing but small steps downhill.
    private static double[] GradientDescent(FeatureSet set, int classes, double strength)
    {
        var (rows, width) = (set.Count, set.Width);
        var x = Array.ConvertAll(set.Features.ToArray<float>(), value => (double)value);
        for (var column = 0; column < width; column++)
        {
            var values = Enumerable.Range(0, rows).Select(row => x[row * width + column]).ToArray();
            var mean = values.Average();
            var deviation = Math.Sqrt(values.Select(value => (value - mean) * (value - mean)).Average());
            for (var row = 0; row < rows; row++) x[row * width + column] = (x[row * width + column] - mean) / deviation;
        }
        var parameters = new double[(width + 1) * classes];
        for (var iteration = 0; iteration < 20000; iteration++)
        {
            var gradient = new double[parameters.Length];
            for (var i = 0; i < width * classes; i++) gradient[i] = strength * parameters[i];
            for (var row = 0; row < rows; row++)
            {
                var logits = new double[classes];
                for (var c = 0; c < classes; c++)
                {
                    logits[c] = parameters[width * classes + c];
                    for (var column = 0; column < width; column++) logits[c] += x[row * width + column] * parameters[column * classes + c];
                }
                var total = logits.Sum(Math.Exp);
                for (var c = 0; c < classes; c++)
                {
                    var error = (Math.Exp(logits[c]) / total - (set.Labels[row] == c ? 1 : 0)) / rows;
                    gradient[width * classes + c] += error;
                    for (var column = 0; column < width; column++) gradient[column * classes + c] += error * x[row * width + column];
                }
            }
            for (var i = 0; i < parameters.Length; i++) parameters[i] -= 0.5 * gradient[i];
        }
        return parameters;
    }
}
