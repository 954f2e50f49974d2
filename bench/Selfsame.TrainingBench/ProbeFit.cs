using System.Diagnostics;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;

namespace Selfsame.TrainingBench;

/// <summary>The linear probe on 10,000 x 512 features of 10 classes, with the choice of its strength: seconds.</summary>
/// <remarks>Features are like an encoder's: not negative, correlated, and not quite separable.</remarks>
internal sealed class ProbeFit
{
    private const int Count = 10_000;
    private const int Classes = 10;

    private readonly FeatureSet _training = Features();

    public double Measure()
    {
        var start = Stopwatch.GetTimestamp();
        using var probe = LinearProbe.Fit(_training, Classes, new LinearProbeOptions());
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static FeatureSet Features()
    {
        using var scope = new TensorScope();
        Engine.Threads = Environment.ProcessorCount;
        Engine.Seed(1);
        int[] labels = [.. Enumerable.Range(0, Count).Select(row => row % Classes)];
        var centres = Tensor.Randn([Classes, 64]) * 0.5;
        var hidden = centres.IndexSelect(0, Tensor.From<long>(Array.ConvertAll(labels, label => (long)label), [Count])) + Tensor.Randn([Count, 64]);
        return new FeatureSet((hidden.Mm(Tensor.Randn([64, 512])) * 0.125 + Tensor.Randn([Count, 512]) * 0.3).Relu(), labels, [.. Enumerable.Range(0, Count)]);
    }
}
