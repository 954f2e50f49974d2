using System.Globalization;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Curves;

/// <summary>Ten steps of every method must follow a literal PyTorch script of its paper: same weights, views and optimizer (tests/fixtures/make_curves.py).</summary>
/// <remarks>In float64: in float32 the rounding of one step grows some tenfold with each further step, so that PyTorch does not even follow itself.</remarks>
public sealed class CurveTests
{
    private const int StepsPerEpoch = 5;

    public static TheoryData<string> Methods => [.. MethodCatalog.All.Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void TenSteps_OfAMethod_FollowTheScriptOfItsPaper(string method)
    {
        var fixture = CurveFixture.Read(RepositoryRoot.Combine($"tests/fixtures/curves/{method}.json"));
        var losses = Train(fixture);
        for (var step = 0; step < losses.Length; step++)
        {
            var difference = Math.Abs(losses[step] - fixture.Losses[step]) / Math.Abs(fixture.Losses[step]);
            Assert.True(difference < 1e-5, string.Create(CultureInfo.InvariantCulture, $"{method}, step {step}: {losses[step]} here, {fixture.Losses[step]} in PyTorch."));
        }
    }

    private static double[] Train(CurveFixture fixture)
    {
        var context = new RecipeContext
        {
            ImageSize = fixture.ImageSize,
            GlobalBatch = fixture.Batch,
            TotalSteps = 10,
            StepsPerEpoch = StepsPerEpoch,
            SampleCount = fixture.Batch * StepsPerEpoch,
            Backbone = BackboneCatalog.Family(fixture.Backbone),
        };
        var entry = MethodCatalog.Find(fixture.Method)!;
        var backbone = BackboneCatalog.Create(new BackboneOptions
        {
            Name = fixture.Backbone,
            Width = fixture.Width,
            ImageSize = fixture.ImageSize,
            Pooling = entry.Pooling,
            Norm = BackboneNorm.Batch, // the scripts' networks have it, whatever the recipe takes
        });
        var method = entry.Create(fixture.OptionsOver(entry.DefaultOptions(context)), context, backbone);
        CurveNumbers.Fill(method);
        method.To(DType.Float64);
        var sgd = new OptimizerOptions { Kind = OptimizerKind.Sgd, LearningRate = fixture.LearningRate, Momentum = fixture.Momentum, WeightDecay = fixture.WeightDecay };
        Optimizer[] optimizers = [.. method.Objectives.Select(objective => sgd.Create(objective.Parameters))];
        return [.. Enumerable.Range(0, 10).Select(step => Step(method, optimizers, fixture, step))];
    }

    private static double Step(Method<ViewBatch> method, Optimizer[] optimizers, CurveFixture fixture, int step)
    {
        using var scope = new TensorScope();
        Engine.Seed(0, step);
        if (step % StepsPerEpoch == 0)
        {
            BeginEpoch(method, fixture, step / StepsPerEpoch);
        }

        var progress = new TrainingProgress(step, 10, step / StepsPerEpoch, StepsPerEpoch);
        var batch = Batch(fixture, step);
        var total = 0.0;
        foreach (var (objective, optimizer) in method.Objectives.Zip(optimizers))
        {
            optimizer.ZeroGradients();
            var loss = objective.Loss(batch, progress).Total;
            loss.Backward();
            optimizer.Step(fixture.LearningRate);
            total += loss.ToDouble();
        }

        using (new NoGrad())
        {
            method.AfterOptimizerStep(progress);
        }

        return total;
    }

    private static void BeginEpoch(Method<ViewBatch> method, CurveFixture fixture, int epoch)
    {
        using var noGrad = new NoGrad();
        method.BeginEpoch(new EpochFeatures(epoch, () =>
        {
            long[] all = [.. Enumerable.Range(0, fixture.Batch * StepsPerEpoch).Select(index => (long)index)];
            method.Eval();
            var features = ((Backbone)method.Encoder).Forward(CurveNumbers.Picture(all, fixture.ImageSize, 7, 0).To(DType.Float64));
            method.Train();
            return features;
        }));
    }

    private static ViewBatch Batch(CurveFixture fixture, int step)
    {
        long[] indices = [.. Enumerable.Range(0, fixture.Batch).Select(index => (long)index + (step % StepsPerEpoch * fixture.Batch))];
        return new ViewBatch(
            [.. fixture.Views.Select((side, view) => CurveNumbers.Picture(indices, side, (ulong)((1000 * (step + 1)) + view), 0.3 * view).To(DType.Float64))],
            Tensor.From<long>(indices, [indices.Length]),
            fixture.Labels ? Tensor.From<long>([.. indices.Select(index => index % 4)], [indices.Length]) : null)
        {
            Places = [.. fixture.Views.Select((_, view) => Place(view).Expand([fixture.Batch, 4]))],
        };
    }

    // Where the views are said to have been cut out; every second is mirrored.
    private static Tensor Place(int view)
    {
        var (left, top, right, bottom) = (0.3 * view, 0.2 * view, 16 - (0.1 * view), 16 - (0.4 * view));
        return Tensor.From<double>(view % 2 == 0 ? [left, top, right, bottom] : [right, top, left, bottom], [1, 4]);
    }
}
