using System.Globalization;
using Selfsame.Torch;

namespace Selfsame.Nn.Backbones;

/// <summary>A vision transformer with a class token, learned positions and timm's parameter names.</summary>
/// <remarks>
/// Dosovitskiy et al., ICLR 2021, arXiv 2010.11929, with timm's initialisation. The features are the class token after the final
/// norm. Torchvision's weights load through <see cref="TorchvisionTransformerNames"/>.
/// </remarks>
public sealed class VisionTransformer : Backbone, ITokenEncoder
{
    private readonly VisionTransformerOptions _options;
    private readonly int _imageSize;
    private readonly Tensor _classToken;
    private readonly Tensor _positions;
    private readonly PatchEmbedding _patches;
    private readonly TransformerBlock[] _blocks;
    private readonly LayerNorm _norm;

    /// <summary>Makes the network.</summary>
    /// <param name="options">Its shape.</param>
    /// <exception cref="BackboneException">A size is not positive, or sizes do not divide each other.</exception>
    public VisionTransformer(VisionTransformerOptions options)
    {
        Check(options);
        _options = options;
        _imageSize = options.ImageSize;
        Architecture = options.Name;
        FeatureCount = options.Width;
        PatchSize = options.PatchSize;
        var side = options.ImageSize / options.PatchSize;
        PatchCount = side * side;

        _classToken = Parameter("cls_token", Tensor.Empty([1, 1, options.Width]));
        _positions = Parameter("pos_embed", Tensor.Empty([1, 1 + PatchCount, options.Width]));
        _patches = Child("patch_embed", new PatchEmbedding(options.Channels, options.Width, options.PatchSize));
        _blocks = new TransformerBlock[options.Depth];
        for (var i = 0; i < _blocks.Length; i++)
        {
            var block = new TransformerBlock(new TransformerBlockOptions
            {
                Width = options.Width,
                Heads = options.Heads,
                Hidden = options.Hidden,
                DropPath = options.DropPath * i / Math.Max(1, options.Depth - 1),
            });
            _blocks[i] = Child($"blocks.{i.ToString(CultureInfo.InvariantCulture)}", block);
        }

        _norm = Child("norm", new LayerNorm(options.Width, epsilon: 1e-6));
        Initialise();
    }

    /// <inheritdoc/>
    public override string Architecture { get; }

    /// <inheritdoc/>
    public override BackboneFamily Family => BackboneFamily.VisionTransformer;

    /// <inheritdoc/>
    public override int FeatureCount { get; }

    /// <inheritdoc/>
    public override string ClassifierName => "head";

    /// <inheritdoc/>
    public int PatchSize { get; }

    /// <inheritdoc/>
    public int PatchCount { get; }

    /// <inheritdoc/>
    public int TokenWidth => FeatureCount;

    /// <inheritdoc/>
    public override Backbone Twin() => new VisionTransformer(_options);

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        using var scope = new TensorScope();
        return scope.Keep(Tokens(x).Select(1, 0)); // N x D
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The pictures have another size than the positions were made for.</exception>
    public Tensor Tokens(Tensor x, Tensor? keep = null)
    {
        using var scope = new TensorScope();
        var tokens = Embed(x, keep);
        foreach (var block in _blocks)
        {
            tokens = block.Forward(tokens);
        }

        return scope.Keep(_norm.Forward(tokens)); // N x (1 + K) x D
    }

    /// <summary>The tokens after each block, before the final norm: what probes of several layers read.</summary>
    /// <param name="x">N x C x H x W.</param>
    /// <returns>The embedded tokens, then one N x (1 + PatchCount) x D tensor a block.</returns>
    public IReadOnlyList<Tensor> IntermediateTokens(Tensor x)
    {
        var tokens = new List<Tensor> { Embed(x, null) };
        foreach (var block in _blocks)
        {
            tokens.Add(block.Forward(tokens[^1]));
        }

        return tokens;
    }

    private static void Check(VisionTransformerOptions options)
    {
        if (options.Width < 1 || options.Depth < 1 || options.Channels < 1 || options.PatchSize < 1)
        {
            throw new BackboneException($"{options.Name} needs a width, a depth, channels and a patch size of at least 1.");
        }

        if (options.Heads < 1 || options.Width % options.Heads != 0)
        {
            throw new BackboneException($"{options.Name}: {options.Heads} heads do not divide a width of {options.Width}.");
        }

        if (options.ImageSize < options.PatchSize || options.ImageSize % options.PatchSize != 0)
        {
            throw new BackboneException(
                $"{options.Name}: patches of {options.PatchSize} pixels do not divide pictures of {options.ImageSize} pixels; "
                + "choose a patch size that does.");
        }
    }

    private Tensor Embed(Tensor x, Tensor? keep)
    {
        if (x.Size(2) != _imageSize || x.Size(3) != _imageSize)
        {
            throw new ArgumentException(
                $"{Architecture} was made for pictures of {_imageSize} x {_imageSize} pixels, not {x.Size(3)} x {x.Size(2)}.", nameof(x));
        }

        using var scope = new TensorScope();
        var samples = x.Size(0);
        var tokens = _patches.Forward(x) + _positions.Narrow(1, 1, PatchCount); // N x P x D
        if (keep is not null)
        {
            tokens = tokens.Gather(1, keep.Unsqueeze(2).Expand([samples, keep.Size(1), TokenWidth])); // N x K x D
        }

        var classToken = (_classToken + _positions.Narrow(1, 0, 1)).Expand([samples, 1, TokenWidth]);
        return scope.Keep(Tensor.Cat([classToken, tokens], 1)); // N x (1 + K) x D
    }

    private void Initialise()
    {
        foreach (var (name, parameter) in Parameters())
        {
            if (name == "cls_token")
            {
                Initializers.Normal(parameter, 1e-6);
            }
            else if (name == "pos_embed" || (name.StartsWith("blocks.", StringComparison.Ordinal) && parameter.Rank == 2))
            {
                Initializers.TruncatedNormal(parameter);
            }
            else if (name.StartsWith("blocks.", StringComparison.Ordinal) && name.EndsWith(".bias", StringComparison.Ordinal))
            {
                Initializers.Constant(parameter, 0);
            }
        }
    }
}
