using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised.Decoders;
using Selfsame.SelfSupervised.Masking;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Methods;

/// <summary>What is special about the autoencoder, the denoising autoencoder, the VAE and the context encoder.</summary>
public sealed class AutoencodingTests
{
    private static readonly RecipeContext Small = new();
    private static readonly RecipeContext Large = new() { ImageSize = 224, GlobalBatch = 512 };
    private static readonly TrainingProgress Late = new(15, 20, 3, 5);

    [Fact]
    public void Recipes_OfBothSizes_AreThoseOfThePages()
    {
        Assert.Equal((128, 256), (Autoencoder.DefaultOptions(Small).Latent, Autoencoder.DefaultOptions(Large).Latent));
        Assert.Equal((NoiseKind.Gaussian, 1.0, 64, CodeShape.Map), (new DenoisingAutoencoderOptions().Noise, new DenoisingAutoencoderOptions().NoiseDeviation, new DenoisingAutoencoderOptions().Latent, new DenoisingAutoencoderOptions().Code));
        Assert.Equal((128, 1.0, 0.5), (new VAEOptions().Latent, new VAEOptions().Beta, new VAEOptions().PixelDeviation));
        Assert.Equal(new ContextEncoderOptions(), ContextEncoder.DefaultOptions(Large));
        Assert.Equal((0, 7), (ContextEncoder.DefaultOptions(Small).Overlap, ContextEncoder.DefaultOptions(Large).Overlap));
        var optimizer = VAE.DefaultOptimizer(Large);
        Assert.Equal((OptimizerKind.Adam, 0.002), (optimizer.Kind, optimizer.LearningRate));
        Assert.All(((string[])["autoencoder", "denoising-autoencoder", "vae", "context-encoder"]).Select(MethodCatalog.Find), entry =>
        {
            Assert.Equal((TokenPooling.PatchMean, "autoencoding"), (entry!.Pooling, entry.Family));
            Assert.Single(entry.DefaultViews(Small).Views);
        });
    }

    [Theory]
    [InlineData(CodeShape.Vector)]
    [InlineData(CodeShape.Map)]
    public void Reconstruct_EitherCode_GivesPicturesOfTheSameSize(CodeShape code)
    {
        using var scope = new TensorScope();
        var x = Tensor.Randn([2, 3, 16, 16]);
        var method = new Autoencoder(new AutoencoderOptions { Latent = 5, Code = code }, Context(16), Encoder());
        method.Eval();
        var made = method.Reconstruct(x);

        Assert.Same(x, made.Corrupted);
        Assert.Equal(x.Shape, made.Output.Shape);
    }

    [Fact]
    public void DenoisingAutoencoder_Forward_AsksForTheCleanPicture()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var method = new DenoisingAutoencoder(new DenoisingAutoencoderOptions { Latent = 4 }, Context(16), Encoder());
        method.Eval();
        var x = Tensor.Randn([2, 3, 16, 16]);
        Engine.Seed(1);
        var loss = method.Forward(Batch(x), Late).Total.ToDouble();
        Engine.Seed(1);
        var made = method.Reconstruct(x);

        Assert.Equal((made.Output - x).Square().Mean().ToDouble(), loss, 1e-5);
        Assert.InRange((made.Corrupted - x).Square().Mean().ToDouble(), 0.9, 1.1);
    }

    [Fact]
    public void VAE_Loss_IsItsTwoTerms()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var method = new VAE(new VAEOptions { Latent = 4, Beta = 3 }, Context(16), Encoder());
        var loss = method.Forward(Batch(Tensor.Randn([4, 3, 16, 16])), Late);
        var terms = loss.Terms.ToDictionary(term => term.Name, term => term.Value.ToDouble());

        Assert.Equal(terms["reconstruction"] + (3 * terms["divergence"]), loss.Total.ToDouble(), 1e-2);
        Assert.True(terms["divergence"] > 0);
        method.Eval();
        Assert.Equal([5L, 3, 16, 16], method.Generate(Tensor.Randn([5, method.LatentWidth])).Shape);
    }

    [Fact]
    public void ContextEncoder_Reconstruct_LeavesWhatWasShown()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var method = new ContextEncoder(new ContextEncoderOptions { Region = RegionPlacement.Centre, Overlap = 1 }, Context(16), Encoder());
        method.Eval();
        var x = Tensor.Randn([2, 3, 16, 16]);
        var made = method.Reconstruct(x);
        var hidden = RegionMask.Centre(2, 16, 8, Device.Cpu);

        Assert.Equal(0, made.Corrupted.MaskedFill(hidden.LogicalNot(), 0).Abs().Sum().ToDouble());
        Assert.Equal(0, (made.Output - x).MaskedFill(hidden, 0).Abs().Sum().ToDouble());
        Assert.True((made.Output - x).Abs().Sum().ToDouble() > 0);
    }

    [Fact]
    public void ContextEncoder_WithAnAdversary_HasTwoObjectivesThatShareNothing()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var method = new ContextEncoder(new ContextEncoderOptions { AdversarialWeight = 0.001, Overlap = 0, DiscriminatorWidth = 4 }, Context(16), Encoder());
        var batch = Batch(Tensor.Randn([4, 3, 16, 16]));
        Assert.Equal(["discriminator", "inpainting"], method.Objectives.Select(objective => objective.Name));
        Assert.Equal((OptimizerKind.Adam, 0.5), (method.Objectives[0].Optimizer!.Kind, method.Objectives[0].Optimizer!.Beta1));
        Assert.Equal(method.Parameters().Count(), method.Objectives.Sum(objective => objective.Parameters.Count));

        method.Objectives[0].Loss(batch, Late).Total.Backward();
        Assert.All(method.Parameters(), each => Assert.Equal(each.Name.StartsWith("discriminator", StringComparison.Ordinal), each.Value.Grad is not null));
        method.Objectives[1].Loss(batch, Late).Total.Backward();
        Assert.All(method.Parameters(), each => Assert.True(each.Value.Grad is { } gradient && gradient.Abs().Sum().ToDouble() > 0, each.Name));
    }

    [Fact]
    public void ContextEncoder_WithAnAdversary_ShowsItsContestOverWholePictures()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var method = new ContextEncoder(new ContextEncoderOptions { AdversarialWeight = 0.001, Overlap = 0, DiscriminatorWidth = 4 }, Context(16), Encoder());
        var x = Tensor.Randn([4, 3, 16, 16]);

        var loss = method.Objectives[0].Loss(Batch(x), Late);
        var contest = loss.Contest!;

        Assert.Equal([4L, 1], contest.RealScores.Shape);
        Assert.Equal([4L, 1], contest.FakeScores.Shape);
        Assert.Equal(x.Shape, contest.Fake.Shape);
        Assert.Equal(loss.Total.ToDouble(), (-contest.RealScores).Softplus().Mean().ToDouble() + contest.FakeScores.Softplus().Mean().ToDouble(), 1e-5);
        Assert.Equal(x.ToArray<float>(), contest.Real.ToArray<float>());
        Assert.InRange((contest.Fake - x).Ne(0).To(DType.Float32).Mean().ToDouble(), 0.01, 0.6);
        Assert.False(contest.EncoderJudges || contest.MayWin);
        Assert.Contains("method.discriminatorLearningRate", contest.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void ContextEncoder_WithoutAnAdversary_HasOneObjective()
    {
        using var scope = new TensorScope();
        var method = new ContextEncoder(new ContextEncoderOptions(), Context(16), Encoder());

        Assert.Equal("total", Assert.Single(method.Objectives).Name);
        Assert.DoesNotContain(method.Parameters(), each => each.Name.StartsWith("discriminator", StringComparison.Ordinal));
    }

    private static ViewBatch Batch(Tensor x) => new([x], Tensor.Arange(x.Size(0), dtype: DType.Int64));

    private static RecipeContext Context(int size) => new() { ImageSize = size };

    private static Backbone Encoder() => BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = 16 });
}
