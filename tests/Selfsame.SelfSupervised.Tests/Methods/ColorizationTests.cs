using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Colour;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

public sealed class ColorizationTests
{
    private static readonly RecipeContext Context = new() { ImageSize = 16, GlobalBatch = 4 };
    private static readonly TrainingProgress Progress = new(0, 10, 0, 5);

    [Fact]
    public void Recipe_OfImageNet_IsThatOfThePaper()
    {
        var context = new RecipeContext { ImageSize = 224, GlobalBatch = 40 };
        var optimizer = Colorization.DefaultOptimizer(context);

        Assert.Equal(new ColorizationOptions(), Colorization.DefaultOptions(context));
        Assert.Equal((4, 5, 5.0, 0.5, 0.38, false), Values(new ColorizationOptions()));
        Assert.Equal((OptimizerKind.Adam, 3e-5, 0.9, 0.99, 1e-3), (optimizer.Kind, optimizer.LearningRate, optimizer.Beta1, optimizer.Beta2, optimizer.WeightDecay));
        Assert.Equal(2, Colorization.DefaultOptions(Context).Stride);
        Assert.True(Colorization.SeesLightness && ColorizationGAN.SeesLightness);
    }

    [Fact]
    public void Recipe_OfTheGAN_IsThatOfPix2Pix()
    {
        var context = new RecipeContext { ImageSize = 256, GlobalBatch = 1 };
        var optimizer = ColorizationGAN.DefaultOptimizer(context);
        var options = ColorizationGAN.DefaultOptions(context);

        Assert.Equal((100, 1, 0.5, 3, 64), (options.DistanceWeight, options.AdversarialWeight, options.Dropout, options.DiscriminatorLayers, options.DiscriminatorWidth));
        Assert.Equal((OptimizerKind.Adam, 2e-4, 0.5, 0.999), (optimizer.Kind, optimizer.LearningRate, optimizer.Beta1, optimizer.Beta2));
        Assert.Equal(1, ColorizationGAN.DefaultOptions(Context).DiscriminatorLayers);
    }

    [Theory]
    [InlineData("colorization")]
    [InlineData("colorization-gan")]
    public void Colorize_ViewsOfEqualLightness_SeesNoDifference(string name)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var method = Build(name, Context);
        method.Eval();
        var lightness = Tensor.Rand([2, 1, 16, 32]) * 100;

        var once = ((IColorizes)method).Colorize(lightness);

        Assert.Equal([2L, 2, 16, 32], once.Shape);
        Assert.Equal(once.ToArray<float>(), ((IColorizes)method).Colorize(lightness).ToArray<float>());
        Assert.True(once.Abs().Max().ToDouble() <= 110);
        Assert.Equal(8, ((IColorizes)method).SideMultiple);
    }

    [Theory]
    [InlineData("colorization")]
    [InlineData("colorization-gan")]
    public void Forward_PicturesOfOneLightnessAndOtherColours_ShowTheEncoderTheSame(string name)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var method = Build(name, Context);
        method.Eval();

        var features = method.Forward(Batch(Coloured(20, 30)), Progress).Observed!.Features.ToArray<float>();
        var others = method.Forward(Batch(Coloured(-20, 10)), Progress).Observed!.Features.ToArray<float>();

        Assert.All(features.Zip(others), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
    }

    [Fact]
    public void Forward_GrayPicturesAmongOthers_CountForNothing()
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        var (coloured, gray) = (Coloured(20, 30), Coloured(0, 0));

        var mixed = Build("colorization", Context);
        mixed.Eval();
        Seen(mixed).Fill_(1);
        var alone = mixed.Forward(Batch(coloured), Progress).Total.ToDouble();
        var together = mixed.Forward(Batch(Tensor.Cat([coloured, gray], 0)), Progress).Total.ToDouble();
        var none = mixed.Forward(Batch(gray), Progress).Total.ToDouble();

        Assert.Equal(alone, together, 1e-5);
        Assert.Equal(0, none);
    }

    [Fact]
    public void Forward_InTrainingOnly_CountsTheColoursThatItSees()
    {
        using var scope = new TensorScope();
        var method = Build("colorization", Context);

        method.Forward(Batch(Coloured(20, 30)), Progress);
        var seen = Seen(method).Sum().ToDouble();
        method.Eval();
        method.Forward(Batch(Coloured(20, 30)), Progress);

        // Two pictures with one colour for every 2 x 2 of 16 x 16 pixels.
        Assert.Equal(2 * 8 * 8, seen, 1e-3);
        Assert.Equal(seen, Seen(method).Sum().ToDouble());
        Assert.Equal(0, (int)Seen(method).Select(0, 0).ToDouble());
    }

    [Theory]
    [InlineData("colorization")]
    [InlineData("colorization-gan")]
    public void Create_GrayPictures_AreRefusedSayingWhy(string name)
    {
        using var scope = new TensorScope();
        var error = Assert.Throws<MethodSettingsException>(() => Build(name, Context with { Channels = 1 }, channels: 1));

        Assert.Contains($"{name} learns the colours of pictures from their lightness, but these have 1 channels", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("colorization")]
    [InlineData("colorization-gan")]
    public void Create_ASizeThatCannotBeHalved_IsRefusedWithOneThatCan(string name)
    {
        using var scope = new TensorScope();
        var error = Assert.Throws<MethodSettingsException>(() => Build(name, Context with { ImageSize = 30 }, imageSize: 30));

        Assert.Contains("take an imageSize that 8 divides, such as 32", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_SettingsThatDoNotFit_AreRefused()
    {
        using var scope = new TensorScope();
        var encoder = Encoder(16, 3);

        Assert.Contains("method.stride", Assert.Throws<MethodSettingsException>(() => new Colorization(new ColorizationOptions { Stride = 3 }, Context, encoder)).Message, StringComparison.Ordinal);
        Assert.Contains("nothing to learn", Assert.Throws<MethodSettingsException>(
            () => new ColorizationGAN(new ColorizationGANOptions { DistanceWeight = 0, AdversarialWeight = 0 }, Context, encoder)).Message, StringComparison.Ordinal);
        Assert.Contains("discriminatorLayers 3", Assert.Throws<MethodSettingsException>(
            () => new ColorizationGAN(new ColorizationGANOptions { DiscriminatorLayers = 3 }, Context, encoder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Contest_OfTheGAN_ScoresAPictureByTheMeanOfItsPatches()
    {
        using var scope = new TensorScope();
        var method = Build("colorization-gan", Context);
        var judge = new PatchDiscriminator(3, new ColorizationGANOptions().DiscriminatorWidth, halvings: 1);
        const string Prefix = "discriminator.";
        judge.Load(method.State().Where(each => each.Name.StartsWith(Prefix, StringComparison.Ordinal)).Select(each => each with { Name = each.Name[Prefix.Length..] }));

        var contest = method.Objectives[0].Loss(Batch(Coloured(20, 30)), Progress).Contest!;

        var patches = judge.Forward(contest.Real).ToArray<float>();
        Assert.Equal([2L, 3, 16, 16], contest.Fake.Shape);
        Assert.All(
            patches.Chunk(patches.Length / 2).Zip(contest.RealScores.ToArray<float>()),
            picture => Assert.Equal(picture.First.Average(), picture.Second, 1e-4f));
        Assert.False(contest.EncoderJudges || contest.MayWin);
        Assert.Contains("method.discriminatorLayers", contest.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Objectives_WithoutAnAdversary_AreTheGeneratorsAlone()
    {
        using var scope = new TensorScope();
        var encoder = Encoder(16, 3);

        var objective = Assert.Single(new ColorizationGAN(new ColorizationGANOptions { AdversarialWeight = 0, DiscriminatorLayers = 1 }, Context, encoder).Objectives);

        Assert.DoesNotContain(objective.Parameters, parameter => parameter.Name.StartsWith("discriminator.", StringComparison.Ordinal));
    }

    private static (int Stride, int Neighbours, double Sigma, double UniformShare, double Temperature, bool Skips) Values(ColorizationOptions options) =>
        (options.Stride, options.Neighbours, options.Sigma, options.UniformShare, options.Temperature, options.Skips);

    private static Tensor Seen(Method<ViewBatch> method) => method.Buffers().Single(buffer => buffer.Name == "prior.seen").Value;

    private static ViewBatch Batch(Tensor views) => new([views], Tensor.Arange(views.Size(0), dtype: DType.Int64));

    // Two pictures of the same lightness whatever the colour, scaled as the recipe has it.
    private static Tensor Coloured(double a, double b)
    {
        var lightness = Tensor.From<double>([.. Enumerable.Range(0, 2 * 16 * 16).Select(at => 50 + (10 * Math.Sin(at)))], [2, 1, 16, 16]);
        var rgb = LabColour.ToSrgb(Tensor.Cat([lightness, lightness.FullLike(a), lightness.FullLike(b)], 1));
        return ((rgb - 0.5) / 0.5).To(DType.Float32);
    }

    private static Method<ViewBatch> Build(string name, RecipeContext context, int imageSize = 16, int channels = 3)
    {
        var entry = MethodCatalog.Find(name)!;
        return entry.Create(entry.DefaultOptions(context), context, Encoder(imageSize, channels));
    }

    private static Backbone Encoder(int imageSize, int channels)
    {
        Engine.Seed(0);
        return BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = imageSize, Channels = channels });
    }
}
