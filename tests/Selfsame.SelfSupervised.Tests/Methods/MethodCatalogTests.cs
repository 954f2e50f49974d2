using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Methods;
using Selfsame.SelfSupervised.Patches;
using Selfsame.Testing;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

/// <summary>What every method of the catalog must do, whatever it is.</summary>
public sealed class MethodCatalogTests
{
    private const int Size = 16;
    private const int Batch = 12;

    private static readonly RecipeContext Context = new() { ImageSize = Size, GlobalBatch = Batch, TotalSteps = 20, StepsPerEpoch = 5, SampleCount = 60 };

    // Past any warm-up in which a method keeps some of its parameters still.
    private static readonly TrainingProgress Late = new(15, 20, 3, 5);

    public static TheoryData<string, string> Pairings => [.. MethodCatalog.All.SelectMany(entry =>
        from name in (string[])["resnet18", "vit-tiny"]
        where entry.Backbones.Contains(BackboneCatalog.Family(name))
        select (entry.Name, name))];

    [Theory]
    [MemberData(nameof(Pairings))]
    public void Method_OfDefaults_HasAFiniteLossThatReachesEveryTrainableParameter(string method, string backbone)
    {
        using var scope = new TensorScope();
        var subject = Build(method, backbone);
        BeginEpoch(subject, 0);

        foreach (var objective in subject.Objectives)
        {
            var loss = objective.Loss(RandomBatch(method, 1), Late);
            Assert.True(double.IsFinite(loss.Total.ToDouble()));
            loss.Total.Backward();
        }

        // A parameter that nothing reaches would be trained by weight decay alone.
        Assert.All(subject.Objectives.SelectMany(objective => objective.Parameters), parameter =>
            Assert.True(parameter.Value.Grad is { } gradient && gradient.Abs().Sum().ToDouble() > 0, $"No gradient reaches {parameter.Name}."));
        Assert.All(subject.Parameters().Where(parameter => !parameter.Value.RequiresGrad), parameter => Assert.Null(parameter.Value.Grad));
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public void Objectives_OfAMethod_ShareNoParameter(string method, string backbone)
    {
        using var scope = new TensorScope();
        var names = Build(method, backbone).Objectives.SelectMany(objective => objective.Parameters).Select(parameter => parameter.Name).ToArray();

        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public void Method_TwentySteps_LowerTheLoss(string method, string backbone)
    {
        // Of two opponents each gains what the other loses: each shall win while the other stands still.
        for (var only = 0; only < Build(method, backbone).Objectives.Count; only++)
        {
            double[] losses = [.. TwentySteps(method, backbone, only)];
            Assert.True(losses[^3..].Average() < losses[..3].Average(), string.Join(" ", losses));
        }
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public void Method_SavedAndLoaded_IsTheSameBitForBit(string method, string backbone)
    {
        using var scope = new TensorScope();
        var (one, other) = (Build(method, backbone, seed: 1), Build(method, backbone, seed: 2));
        Train(method, one, 2);
        var path = Path.GetTempFileName();
        SafeTensors.Write(path, one.State().Select(each => KeyValuePair.Create(each.Name, each.Value)));
        other.Load(SafeTensors.Read(path).Tensors.Select(each => new NamedTensor(each.Key, each.Value)));
        File.Delete(path);

        // Not the first step, with which an epoch begins that would cluster anew, over what was loaded.
        Assert.Equal(Train(method, one, 1, first: 1), Train(method, other, 1, first: 1));
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public void Method_OverManySteps_KeepsTheNumberOfLiveTensors(string method, string backbone)
    {
        var subject = Build(method, backbone);
        var optimizers = Optimizers(method, subject);
        Step(method, subject, optimizers, 0);
        Step(method, subject, optimizers, 1);
        Garbage.Settle();
        var before = TensorScope.LiveTensors;
        for (var step = 2; step < 8; step++)
        {
            Step(method, subject, optimizers, step);
        }

        Assert.Equal(before, TensorScope.LiveTensors);
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public void Method_ItsEncoder_IsTheBackboneItWasGiven(string method, string backbone)
    {
        using var scope = new TensorScope();

        Assert.Equal(BackboneCatalog.Family(backbone), Assert.IsAssignableFrom<Backbone>(Build(method, backbone).Encoder).Family);
    }

    [Fact]
    public void Find_AnyCase_FindsTheMethod()
    {
        Assert.Equal("simclr", MethodCatalog.Find("SimCLR")!.Name);
        Assert.Null(MethodCatalog.Find("simclear"));
        Assert.Equal(MethodCatalog.All.Count, MethodCatalog.All.Select(entry => entry.Name).Distinct().Count());
    }

    private static List<double> TwentySteps(string method, string backbone, int only)
    {
        var subject = Build(method, backbone, alter: Steady);
        var optimizers = Optimizers(method, subject);
        SettleCentres(method, subject);
        using var queues = QueuesOfOtherPictures.Fill(subject, () => subject.Forward(RandomBatch(method, 99), new TrainingProgress(0, 20, 0, 5)));
        var losses = new List<double>();
        for (var step = 0; step < 20; step++)
        {
            queues.PutBack();
            losses.Add(Step(method, subject, optimizers, step, clustersOnce: true, only));
        }

        return losses;
    }

    // A penalty at some steps only would make the loss of the others lower by itself; channels dropped anew at each step make twenty steps too few for puzzles of noise.
    private static object Steady(object options) => options switch
    {
        GANOptions gan => gan with { RealPenaltyInterval = 1 },
        BiGANOptions bigan => bigan with { RealPenaltyInterval = 1 },
        JigsawOptions jigsaw => jigsaw with { Colour = ColourHandling.Keep },
        PatchOrientationOptions orientation => orientation with { Colour = ColourHandling.Keep },
        _ => options,
    };

    private static Method<ViewBatch> Build(string method, string backbone, long seed = 0, Func<object, object>? alter = null)
    {
        Engine.Seed(seed);
        var entry = MethodCatalog.Find(method)!;
        var isTransformer = BackboneCatalog.Family(backbone) == BackboneFamily.VisionTransformer;
        var encoder = BackboneCatalog.Create(new BackboneOptions
        {
            Name = backbone, Width = isTransformer ? 32 : 8, ImageSize = Size, Norm = entry.NormOf(backbone), Pooling = entry.Pooling,
        });
        return entry.Create(alter?.Invoke(entry.DefaultOptions(Context)) ?? entry.DefaultOptions(Context), Context, encoder);
    }

    private static double[] Train(string name, Method<ViewBatch> method, int steps, int first = 0)
    {
        var optimizers = Optimizers(name, method);
        return [.. Enumerable.Range(first, steps).Select(step => Step(name, method, optimizers, step))];
    }

    private static Optimizer[] Optimizers(string name, Method<ViewBatch> method)
    {
        var options = MethodCatalog.Find(name)!.DefaultOptimizer(Context);
        return [.. method.Objectives.Select(objective => (objective.Optimizer ?? options).Create(objective.Parameters))];
    }

    // One batch over and over: what cannot be learnt by heart cannot be learnt. A new clustering would ask for something else.
    private static double Step(string name, Method<ViewBatch> method, Optimizer[] optimizers, int step, bool clustersOnce = false, int? only = null)
    {
        using var scope = new TensorScope();
        Engine.Seed(0, step); // as the trainer does
        var total = 0.0;
        var progress = new TrainingProgress(step, 20, step / 5, 5);
        if (step == 0 || (step % 5 == 0 && !clustersOnce))
        {
            BeginEpoch(method, step / 5);
        }

        foreach (var (objective, optimizer) in method.Objectives.Zip(optimizers).Where((pair, index) => only is { } one ? index == one : step % pair.First.EverySteps == 0))
        {
            optimizer.ZeroGradients();
            var loss = objective.Loss(RandomBatch(name, 7), progress);
            loss.Total.Backward();
            optimizer.Step(MethodCatalog.Find(name)!.DefaultOptimizer(Context).Kind is OptimizerKind.Adam or OptimizerKind.AdamW ? 0.002 : 0.05);
            total += loss.Total.ToDouble();
        }

        using (new NoGrad())
        {
            method.AfterOptimizerStep(progress);
        }

        return total;
    }

    // A centre starts at 0, far from the mean that it is to follow: until it is there the loss rises, whatever is learnt.
    private static void SettleCentres(string name, Method<ViewBatch> method)
    {
        for (var round = 0; round < 50 && method.Buffers().Any(buffer => buffer.Name.EndsWith("center.value", StringComparison.Ordinal)); round++)
        {
            using var noGrad = new NoGrad();
            method.Forward(RandomBatch(name, 7), new TrainingProgress(0, 20, 0, 5));
        }
    }

    // As many views as the recipe makes, and three classes for methods that look at labels.
    private static ViewBatch RandomBatch(string method, int seed)
    {
        var sides = MethodCatalog.Find(method)!.DefaultViews(Context).Views.Select(view => view.Size);
        return new ViewBatch(
            [.. sides.Select((side, view) => Pictures(seed + view, Batch, side))],
            Tensor.Arange(Batch, dtype: DType.Int64),
            Tensor.From<long>([.. Enumerable.Range(0, Batch).Select(index => index % 3L)], [Batch]));
    }

    private static Tensor Pictures(int seed, int count, int side) =>
        Tensor.From<double>(RandomVectors.Of(seed, count * 3 * side * side), [count, 3, side, side]).To(DType.Float32).ChannelsLast();

    private static void BeginEpoch(Method<ViewBatch> method, int epoch)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        method.BeginEpoch(new EpochFeatures(epoch, () =>
        {
            method.Eval();
            var features = ((Backbone)method.Encoder).Forward(Pictures(3, Context.SampleCount, Size));
            method.Train();
            return features;
        }));
    }
}
