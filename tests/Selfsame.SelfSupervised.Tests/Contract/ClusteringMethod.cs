using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Tests.Contract;

/// <summary>A method on plain vectors that clusters at each epoch: by the sign of its first feature, both clusters drawn equally often.</summary>
public sealed class ClusteringMethod : Method<(Tensor Vectors, Tensor Indices)>
{
    private readonly Linear _encoder;
    private readonly Linear _classifier;
    private readonly Tensor _assignments;

    public ClusteringMethod(int samples, int inputs, int features)
    {
        _encoder = Child("encoder", new Linear(inputs, features));
        _classifier = Child("classifier", new Linear(features, 2));
        _assignments = Buffer("assignments", Tensor.Zeros([samples], DType.Int64));
    }

    public override Module Encoder => _encoder;

    public override double[] BeginEpoch(EpochFeatures features)
    {
        _assignments.Copy_(features.Compute().Select(1, 0).Gt(0));
        var labels = _assignments.ToArray<long>();
        return [.. labels.Select(label => 1.0 / labels.Count(other => other == label))];
    }

    public override Loss Forward((Tensor Vectors, Tensor Indices) batch, TrainingProgress progress) =>
        Loss.Of(_classifier.Forward(_encoder.Forward(batch.Vectors)).CrossEntropyLoss(_assignments.IndexSelect(0, batch.Indices)));
}
