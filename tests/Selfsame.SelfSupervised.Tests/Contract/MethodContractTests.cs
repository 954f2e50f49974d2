using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Contract;

public sealed class MethodContractTests
{
    private static readonly TrainingProgress Progress = new(0, 10, 0, 5);

    [Fact]
    public void Objectives_OfAnOrdinaryMethod_AreOneOverAllTrainableParameters()
    {
        using var scope = new TensorScope();
        var method = new ClusteringMethod(8, 3, 2);
        method.Encoder.RequireGrad(false);

        var objective = Assert.Single(method.Objectives);

        Assert.Equal(["classifier.weight", "classifier.bias"], objective.Parameters.Select(parameter => parameter.Name));
        Assert.Equal((1, null), (objective.EverySteps, objective.Optimizer));
    }

    [Fact]
    public void TwoObjectives_EachBackward_LeavesTheOthersParametersToTheOther()
    {
        using var scope = new TensorScope();
        var method = new AdversarialMethod(4, 3);
        var batch = Tensor.From<double>(RandomVectors.Of(1, 32), [8, 4]).To(DType.Float32);

        method.Objectives[0].Loss(batch, Progress).Total.Backward();

        Assert.All(method.Objectives[0].Parameters, parameter => Assert.NotNull(parameter.Value.Grad));
        Assert.All(method.Objectives[1].Parameters, parameter => Assert.Null(parameter.Value.Grad));
    }

    [Fact]
    public void BeginEpoch_Clusters_ReturnsWeightsThatBalanceThem()
    {
        using var scope = new TensorScope();
        var method = new ClusteringMethod(4, 2, 2);
        var features = Tensor.From<float>([1f, 0f, 2f, 0f, 3f, 0f, -1f, 0f], [4, 2]);

        var weights = method.BeginEpoch(new EpochFeatures(0, () => features));

        Assert.Equal([1 / 3.0, 1 / 3.0, 1 / 3.0, 1], weights);
        Assert.Equal([1L, 1, 1, 0], method.Buffers().Single().Value.ToArray<long>());
    }

    [Fact]
    public void Loss_TermsAndEmbeddings_AddUpWithoutTouchingTheTotal()
    {
        using var scope = new TensorScope();
        var total = Tensor.FromScalar(3).RequiresGrad_();
        var z = Tensor.Ones([2, 2]).RequiresGrad_();

        var loss = Loss.Of(total).With("one", Tensor.FromScalar(1)).Observing(z, z).With("two", Tensor.FromScalar(2));

        Assert.Same(total, loss.Total);
        Assert.Equal(["one", "two"], loss.Terms.Select(term => term.Name));
        Assert.False(loss.Observed!.First.RequiresGrad);
        Assert.Null(loss.Observed.Second);
    }
}
