using System.Text.Json;
using Selfsame.Testing;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Tests.Evaluation;

/// <summary>What scikit-learn gives for the protocols of an evaluation; written by tests/fixtures/make_evaluation.py.</summary>
internal sealed record SklearnFixture
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public required int Width { get; init; }

    public required int Classes { get; init; }

    public required float[] Training { get; init; }

    public required int[] TrainingLabels { get; init; }

    public required double[][] TrainingNumbers { get; init; }

    public required float[] Test { get; init; }

    public required int[] TestLabels { get; init; }

    public required double[][] TestNumbers { get; init; }

    public required Neighbours[] Knn { get; init; }

    public required Probe[] Linear { get; init; }

    public required Regression[] Ridge { get; init; }

    public required Found Retrieval { get; init; }

    public required Spread[] Spreading { get; init; }

    internal static SklearnFixture Read() =>
        JsonSerializer.Deserialize<SklearnFixture>(File.ReadAllText(RepositoryRoot.Combine("tests/fixtures/evaluation/sklearn.json")), Json)!;

    internal FeatureSet TrainingSet() => FeatureSets.Of(Training, Width, TrainingLabels);

    internal FeatureSet TestSet() => FeatureSets.Of(Test, Width, TestLabels);

    internal sealed record Neighbours(int K, double Temperature, double[] Shares, double Top1);

    internal sealed record Probe(double Strength, double[] Probabilities, double Top1);

    internal sealed record Regression(double Strength, double[] Read, double[] R2, double[] MeanAbsoluteError);

    internal sealed record Found(double MeanAveragePrecision, double RecallAt1, double RecallAt5, double RecallAt10);

    internal sealed record Spread(int Neighbours, double Alpha, double Power, int[] Known, double[] Shares);
}
