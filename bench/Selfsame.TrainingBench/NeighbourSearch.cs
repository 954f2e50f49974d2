using System.Diagnostics;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;

namespace Selfsame.TrainingBench;

/// <summary>Weighted k-NN of 10,000 queries over a bank of 50,000 x 512, from features to accuracy: seconds.</summary>
internal sealed class NeighbourSearch
{
    private const int Classes = 10;

    private readonly FeatureSet _bank = Features(50_000, seed: 1);
    private readonly FeatureSet _queries = Features(10_000, seed: 2);

    public double Measure()
    {
        var start = Stopwatch.GetTimestamp();
        using var classifier = new KnnClassifier(_bank, Classes, new KnnOptions());
        classifier.Evaluate(_queries);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static FeatureSet Features(int count, int seed)
    {
        using var scope = new TensorScope();
        Engine.Threads = Environment.ProcessorCount;
        Engine.Seed(seed);
        return new FeatureSet(Tensor.Randn([count, 512]), [.. Enumerable.Range(0, count).Select(row => row % Classes)], [.. Enumerable.Range(0, count)]);
    }
}
