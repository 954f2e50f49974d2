using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.Nn.Tests;

public sealed class ModuleTests
{
    [Fact]
    public void State_NestedModules_HasDottedNamesParametersBeforeBuffers()
    {
        var network = new Sequential(new Linear(3, 2), new BatchNorm1d(2), new Relu(), new Sequential(new Linear(2, 2, bias: false)));

        Assert.Equal(
            ["0.weight", "0.bias", "1.weight", "1.bias", "1.running_mean", "1.running_var", "1.num_batches_tracked", "3.0.weight"],
            network.State().Select(entry => entry.Name));
        Assert.Equal(["0.weight", "0.bias", "1.weight", "1.bias", "3.0.weight"], network.Parameters().Select(entry => entry.Name));
        Assert.Equal(6 + 2 + 2 + 2 + 4, network.ParameterCount);
    }

    [Fact]
    public void Parameters_MadeInsideAScope_OutliveIt()
    {
        Linear layer;
        using (new TensorScope())
        {
            layer = new Linear(2, 2);
        }

        using var scope = new TensorScope();
        Assert.Equal([1L, 2], layer.Forward(Tensor.Ones([1, 2])).Shape);
    }

    [Fact]
    public void Train_Tree_ReachesEveryChild()
    {
        var inner = new Dropout(0.5);
        var network = new Sequential(new Sequential(inner));

        network.Eval();
        Assert.False(inner.IsTraining);
        network.Train();
        Assert.True(inner.IsTraining);
    }

    [Fact]
    public void RequireGrad_False_FreezesEveryParameter()
    {
        var network = new Sequential(new Linear(2, 2), new BatchNorm1d(2));

        network.RequireGrad(false);

        Assert.DoesNotContain(network.Parameters(), parameter => parameter.Value.RequiresGrad);
        network.RequireGrad(true);
        Assert.All(network.Parameters(), parameter => Assert.True(parameter.Value.RequiresGrad));
    }

    [Fact]
    public void To_Float64_KeepsIdentityLayoutAndCounters()
    {
        using var scope = new TensorScope();
        var network = new Sequential(new Conv2d(3, 4, kernel: 3, bias: false), new BatchNorm2d(4));
        var weight = network.Parameters().First().Value;
        var before = weight.ToArray<float>();

        network.To(DType.Float64);

        Assert.Same(weight, network.Parameters().First().Value);
        Assert.Equal(DType.Float64, weight.DType);
        Assert.True(weight.RequiresGrad);
        Assert.True(weight.IsChannelsLast);
        Assert.Equal(before, weight.To(DType.Float32).ToArray<float>());
        Assert.Equal(DType.Int64, network.Buffers().Last().Value.DType);
    }

    [Fact]
    public void Load_OwnState_CopiesInPlace()
    {
        using var scope = new TensorScope();
        var (from, to) = (new Linear(3, 2), new Linear(3, 2));
        var weight = to.Weight;

        var report = to.Load(from.State());

        Assert.Equal(2, report.Matched);
        Assert.True(report.IsComplete);
        Assert.Same(weight, to.Weight);
        Assert.Equal(from.Weight.ToArray<float>(), to.Weight.ToArray<float>());
    }

    [Fact]
    public void Load_NothingMatches_FailsEvenWhenLax()
    {
        using var scope = new TensorScope();
        var network = new ResNet(new ResNetOptions { Width = 4 });
        var prefixed = network.State().Select(entry => entry with { Name = "module." + entry.Name }).ToList();

        var error = Assert.Throws<StateMismatchException>(() => network.Load(prefixed, strict: false));

        Assert.StartsWith("These weights do not fit ResNet: matched 0 of 120 tensors; 120 missing: conv1.weight, bn1.weight,", error.Message);
        Assert.Contains("120 unexpected: module.conv1.weight,", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Load_MissingAndUnexpectedNames_AreRefusedStrictlyAndReportedLaxly()
    {
        using var scope = new TensorScope();
        var layer = new Linear(2, 2);
        var before = layer.Weight.ToArray<float>();
        NamedTensor[] state = [new("weight", Tensor.Zeros([2, 2])), new("extra", Tensor.Zeros([1]))];

        var error = Assert.Throws<StateMismatchException>(() => layer.Load(state));
        Assert.Equal(["bias"], error.Report.Missing);
        Assert.Equal(["extra"], error.Report.Unexpected);
        Assert.Equal(before, layer.Weight.ToArray<float>());

        var report = layer.Load(state, strict: false);
        Assert.Equal(1, report.Matched);
        Assert.Equal("matched 1 of 2 tensors; 1 missing: bias; 1 unexpected: extra", report.ToString());
        Assert.Equal(new float[4], layer.Weight.ToArray<float>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Load_OtherShape_IsRefusedWithBothShapes(bool strict)
    {
        using var scope = new TensorScope();
        var layer = new Linear(2, 3);

        var error = Assert.Throws<StateMismatchException>(() => layer.Load(new Linear(4, 3).State(), strict));

        Assert.Contains("matched 1 of 2 tensors; 1 of another shape: weight (3x4 instead of 3x2)", error.Message);
    }

    [Fact]
    public void Load_SameNameTwice_IsRefused()
    {
        using var scope = new TensorScope();
        var weight = new NamedTensor("weight", Tensor.Zeros([2, 2]));

        var error = Assert.Throws<ArgumentException>(() => new Linear(2, 2, bias: false).Load([weight, weight]));
        Assert.Contains("'weight' twice", error.Message);
    }

    [Fact]
    public void Load_OtherTypeAndLayout_ConvertsToTheModules()
    {
        using var scope = new TensorScope();
        var layer = new Conv2d(2, 3, kernel: 3, bias: false);
        var saved = Tensor.Arange(3 * 2 * 9, DType.Float64).Reshape([3, 2, 3, 3]);

        layer.Load([new("weight", saved)]);

        Assert.True(layer.Weight.IsChannelsLast);
        Assert.Equal(Enumerable.Range(0, 54).Select(value => (float)value), layer.Weight.ToArray<float>());
    }

    [Fact]
    public void Child_EmptyName_AddsNothingToNames()
    {
        var classifier = new Classifier(new ResNet(new ResNetOptions { Width = 4 }), 10);

        Assert.Equal("conv1.weight", classifier.State().First().Name);
        Assert.Equal("fc.bias", classifier.State().Last().Name);
    }
}
