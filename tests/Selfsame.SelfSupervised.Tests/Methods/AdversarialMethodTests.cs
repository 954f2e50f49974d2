using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

/// <summary><c>gan</c> and <c>bigan</c>: what the sides of the game may touch, and what they are refused.</summary>
public sealed class AdversarialMethodTests
{
    private static readonly RecipeContext Context = new() { ImageSize = 16, GlobalBatch = 8, TotalSteps = 10, StepsPerEpoch = 5 };
    private static readonly TrainingProgress Progress = new(0, 10, 0, 5);

    [Fact]
    public void Recipe_At224Pixels_IsThatOfDCGAN()
    {
        var optimizer = GAN.DefaultOptimizer(Context with { ImageSize = 128 });

        Assert.Equal((OptimizerKind.Adam, 2e-4, 0.5, 0.999, 1.0), (optimizer.Kind, optimizer.LearningRate, optimizer.Beta1, optimizer.Beta2, optimizer.FinalShare));
        Assert.Equal(new GANOptions(), GAN.DefaultOptions(Context with { ImageSize = 128 }));
        Assert.Equal((AdversarialLoss.CrossEntropy, 100, 128), (new GANOptions().Loss, new GANOptions().LatentWidth, new GANOptions().GeneratorWidth));
        Assert.Equal([0.5], GAN.DefaultViews(Context).Normalization.Mean);
    }

    [Theory]
    [InlineData("gan")]
    [InlineData("bigan")]
    public void Objectives_EachBackward_LeavesTheOthersParametersAlone(string name)
    {
        using var scope = new TensorScope();
        var method = Build(name);
        var objectives = method.Objectives;
        foreach (var objective in objectives)
        {
            objective.Loss(Batch(), Progress).Total.Backward();
            Assert.All(objective.Parameters, parameter => Assert.NotNull(parameter.Value.Grad));
            Assert.All(objectives.Where(other => other.Name != objective.Name).SelectMany(other => other.Parameters), parameter => Assert.Null(parameter.Value.Grad));
            foreach (var (_, parameter) in objective.Parameters)
            {
                parameter.Grad = null;
            }

            Assert.All(objective.Parameters, parameter => Assert.True(parameter.Value.RequiresGrad));
        }
    }

    [Fact]
    public void Gan_MadePictures_LeaveNoTraceInTheEncodersStatistics()
    {
        using var scope = new TensorScope();
        Engine.Seed(1);
        var method = Build("gan");
        var alone = Build("gan");
        alone.Load(method.State());
        foreach (var objective in method.Objectives)
        {
            objective.Loss(Batch(), Progress);
        }

        ((Backbone)alone.Encoder).Forward(Batch().Views[0]);

        Assert.All(
            method.Encoder.Buffers().Zip(alone.Encoder.Buffers()).Where(pair => pair.First.Name.Contains("running", StringComparison.Ordinal)),
            pair => Assert.Equal(pair.First.Value.ToArray<float>(), pair.Second.Value.ToArray<float>()));
    }

    [Fact]
    public void Gan_AverageOfTheGenerator_MakesThePicturesAndFollows()
    {
        using var scope = new TensorScope();
        Engine.Seed(2);
        var method = (GAN)Build("gan");
        method.Eval();
        var latents = Tensor.Randn([2, method.LatentWidth]);
        var before = method.Generate(latents).ToArray<float>();
        using (new NoGrad())
        {
            foreach (var (_, parameter) in method.Objectives[1].Parameters)
            {
                parameter.Add_(1);
            }
        }

        Assert.Equal(before, method.Generate(latents).ToArray<float>());
        method.AfterOptimizerStep(Progress);
        Assert.NotEqual(before, method.Generate(latents).ToArray<float>());
    }

    [Fact]
    public void Gan_Losses_AreThoseOfTheScores()
    {
        using var scope = new TensorScope();
        var method = Build("gan", new GANOptions { Loss = AdversarialLoss.Hinge, LatentWidth = 4, GeneratorWidth = 4 });
        var loss = method.Objectives[0].Loss(Batch(), Progress);
        var contest = loss.Contest!;

        Assert.Equal(AdversarialLosses.Discriminator(AdversarialLoss.Hinge, contest.RealScores, contest.FakeScores).ToDouble(), loss.Total.ToDouble(), 1e-6);
        Assert.Equal(contest.Real.Shape, contest.Fake.Shape);
        Assert.False(contest.MayWin);
    }

    [Fact]
    public void Gan_WassersteinCriticThatNothingHolds_IsRefused()
    {
        var error = Assert.Throws<MethodSettingsException>(() => Build("gan", new GANOptions { Loss = AdversarialLoss.Wasserstein }));

        Assert.Contains("method.gradientPenalty", error.Message, StringComparison.Ordinal);
        Build("gan", new GANOptions { Loss = AdversarialLoss.Wasserstein, GradientPenalty = 10, GeneratorWidth = 4 });
    }

    [Fact]
    public void Bigan_WassersteinCriticThatNothingHolds_IsToldOfWhatItHas()
    {
        var error = Assert.Throws<MethodSettingsException>(() => Build("bigan", BiGAN.DefaultOptions(Context) with { Loss = AdversarialLoss.Wasserstein }));

        Assert.Contains("method.spectralNorm", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("method.gradientPenalty", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gan_BatchOfOne_IsRefused()
    {
        using var scope = new TensorScope();
        var one = new ViewBatch([Tensor.Zeros([1, 3, 16, 16])], Tensor.Arange(1, dtype: DType.Int64));

        Assert.All(Build("gan").Objectives, objective => Assert.Throws<MethodSettingsException>(() => objective.Loss(one, Progress)));
    }

    [Theory]
    [InlineData("gan")]
    [InlineData("bigan")]
    public void Generate_EvaluationMode_DoesNotDependOnTheBatch(string name)
    {
        using var scope = new TensorScope();
        Engine.Seed(3);
        var method = Build(name);
        method.Eval();
        var generator = (IGenerates)method;
        var latents = Tensor.Randn([4, generator.LatentWidth]);

        var all = generator.Generate(latents);

        Assert.Equal([4, 3, 16, 16], all.Shape);
        Assert.Equal(0, (all.Narrow(0, 1, 1) - generator.Generate(latents.Narrow(0, 1, 1))).Abs().Max().ToDouble(), 1e-5);
    }

    [Fact]
    public void Bigan_Reconstruct_IsThePictureOfTheCode()
    {
        using var scope = new TensorScope();
        var method = Build("bigan");
        method.Eval();
        var x = Batch().Views[0];

        var made = ((IReconstructs)method).Reconstruct(x);

        Assert.Same(x, made.Corrupted);
        Assert.Equal(x.Shape, made.Output.Shape);
        Assert.Contains("16 x 16", Assert.Throws<MethodSettingsException>(() => ((IReconstructs)method).Reconstruct(Tensor.Zeros([2, 3, 8, 8]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bigan_RealPenalty_CountsAtTheStepsOfItsIntervalAsManyTimes()
    {
        using var scope = new TensorScope();
        double At(long step, double penalty, int interval)
        {
            var options = new BiGANOptions { LatentWidth = 4, GeneratorWidth = 4, HiddenWidth = 8, RealPenalty = penalty, RealPenaltyInterval = interval };
            return Build("bigan", options).Objectives[0].Loss(Batch(), new TrainingProgress(step, 10, 0, 5)).Total.ToDouble();
        }

        var plain = At(4, 0, 1);
        var added = At(4, 1, 1) - plain;

        Assert.True(added > 0);
        Assert.Equal(6 * added, At(4, 3, 2) - plain, 6e-2 * added);
        Assert.Equal(plain, At(5, 3, 2));
    }

    [Theory]
    [InlineData("gan", true)]
    [InlineData("bigan", false)]
    public void Contest_OfTheTwo_SaysWhetherTheEncoderJudges(string name, bool judges)
    {
        using var scope = new TensorScope();
        var contest = Build(name).Objectives[0].Loss(Batch(), Progress).Contest!;

        Assert.Equal(judges, contest.EncoderJudges);
        Assert.Contains("method.realPenalty", contest.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Bigan_CodesThatAreDrawn_LieAroundWhatTheEncoderSays()
    {
        using var scope = new TensorScope();
        var method = (BiGAN)Build("bigan", new BiGANOptions { LatentWidth = 4, GeneratorWidth = 4, HiddenWidth = 8, Stochastic = true });
        method.Eval();
        var x = Batch().Views[0];
        var latent = method.Parameters().ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        var said = ((Backbone)method.Encoder).Forward(x).Linear(latent["latent.weight"], latent["latent.bias"]);      // N x 8: means, then log-variances

        Engine.Seed(5);
        var made = method.Reconstruct(x).Output;

        Engine.Seed(5);
        var code = said.Narrow(1, 0, 4) + ((said.Narrow(1, 4, 4) / 2).Exp() * Tensor.Randn([8, 4]));
        Assert.Equal(0, (method.Generate(code) - made).Abs().Max().ToDouble(), 1e-6);
    }

    [Fact]
    public void Bigan_CodesThatAreNotDrawn_AreTheSameEachTime()
    {
        using var scope = new TensorScope();
        var method = (BiGAN)Build("bigan");
        method.Eval();
        var x = Batch().Views[0];

        Assert.Equal(method.Reconstruct(x).Output.ToArray<float>(), method.Reconstruct(x).Output.ToArray<float>());
    }

    [Fact]
    public void Bigan_Cycle_IsTheDistanceToWhatIsMadeOfTheCode()
    {
        using var scope = new TensorScope();
        var options = new BiGANOptions { LatentWidth = 4, GeneratorWidth = 4, HiddenWidth = 8, CycleWeight = 3 };
        var method = (BiGAN)Build("bigan", options);
        var x = Batch().Views[0];
        var loss = method.Objectives[1].Loss(new ViewBatch([x], Tensor.Arange(8, dtype: DType.Int64)), Progress);
        var terms = loss.Terms.ToDictionary(term => term.Name, term => term.Value.ToDouble());

        Assert.Equal((method.Reconstruct(x).Output - x).Abs().Mean().ToDouble(), terms["cycle"], 1e-5);
        Assert.Equal(terms["game"] + (3 * terms["cycle"]), loss.Total.ToDouble(), 1e-5);
    }

    private static Method<ViewBatch> Build(string name, object? options = null)
    {
        Engine.Seed(0);
        var entry = MethodCatalog.Find(name)!;
        var backbone = BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 4, ImageSize = 16 });
        return entry.Create(options ?? entry.DefaultOptions(Context), Context, backbone);
    }

    private static ViewBatch Batch() => new(
        [Tensor.From<double>(RandomVectors.Of(1, 8 * 3 * 16 * 16), [8, 3, 16, 16]).To(DType.Float32).ChannelsLast()], Tensor.Arange(8, dtype: DType.Int64));
}
