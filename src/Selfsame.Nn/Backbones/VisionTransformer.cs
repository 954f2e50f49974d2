using System.Globalization;
using Selfsame.Torch;

namespace Selfsame.Nn.Backbones;

/// <summary>A vision transformer with a class token, learned positions and timm's parameter names.</summary>
/// <remarks>
/// Dosovitskiy et al., ICLR 2021, arXiv 2010.11929, with timm's initialisation. The features are the class token after the final norm, or
/// the mean of the patch tokens. Pictures of another size get their positions interpolated (<see cref="PositionGrid.Resize"/>), which
/// local crops need. Torchvision's weights load through <see cref="TorchvisionTransformerNames"/>.
/// </remarks>
public sealed class VisionTransformer : Backbone, ITokenEncoder
{
    private readonly VisionTransformerOptions _options;
    private readonly int _side;
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
        Architecture = options.Name;
        FeatureCount = options.Width;
        PatchSize = options.PatchSize;
        _side = options.ImageSize / options.PatchSize;
        PatchCount = _side * _side;

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
    public override int BlockCount => _blocks.Length;

    /// <inheritdoc/>
    public override int LayerOf(string parameter)
    {
        if (parameter.StartsWith("norm.", StringComparison.Ordinal))
        {
            return BlockCount + 1;
        }

        var block = parameter.Split('.') is ["blocks", var number, ..] ? int.Parse(number, CultureInfo.InvariantCulture) : -1;
        return block + 1;
    }

    /// <inheritdoc/>
    public override Backbone Twin() => new VisionTransformer(_options with { DropPath = 0 });

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x)
    {
        using var scope = new TensorScope();
        var tokens = Tokens(x); // N x (1 + P) x D
        return scope.Keep(Features(tokens)); // N x D
    }

    /// <inheritdoc/>
    public Tensor Features(Tensor tokens) => _options.Pooling == TokenPooling.PatchMean
        ? tokens.Narrow(1, 1, tokens.Size(1) - 1).Mean([1])
        : tokens.Select(1, 0); // N x D

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Patches do not divide the pictures.</exception>
    public Tensor Tokens(Tensor x, Tensor? keep = null)
    {
        using var scope = new TensorScope();
        var patches = Patches(x) + Positions(x);                                                   // N x P x D
        if (keep is not null)
        {
            patches = patches.Gather(1, keep.Unsqueeze(2).Expand([x.Size(0), keep.Size(1), TokenWidth])); // N x K x D
        }

        return scope.Keep(Encode(patches));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Patches do not divide the pictures.</exception>
    public Tensor Tokens(Tensor x, Tensor mask, Tensor maskToken)
    {
        using var scope = new TensorScope();
        var patches = Patches(x);                                                                  // N x P x D
        var shown = Tensor.Where(mask.Unsqueeze(2), maskToken.To(patches.DType), patches);         // N x P x D
        return scope.Keep(Encode(shown + Positions(x)));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The tokens' width is not divisible by 4.</exception>
    public void FixPositions()
    {
        using var noGrad = new NoGrad();
        using var scope = new TensorScope();
        _positions.Copy_(Tensor.Cat([Tensor.Zeros([1, 1, TokenWidth]), PositionGrid.SinCos(_side, TokenWidth)], 1)); // 1 x (1 + P) x D
        _positions.RequiresGrad_(false);
    }

    /// <summary>The tokens after each block, before the final norm: what probes of several layers read.</summary>
    /// <param name="x">N x C x H x W.</param>
    /// <returns>The embedded tokens, then one N x (1 + PatchCount) x D tensor a block.</returns>
    public IReadOnlyList<Tensor> IntermediateTokens(Tensor x)
    {
        var tokens = new List<Tensor> { WithClassToken(Patches(x) + Positions(x)) };
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

    private Tensor Patches(Tensor x) => x.Size(2) % PatchSize == 0 && x.Size(3) % PatchSize == 0
        ? _patches.Forward(x)
        : throw new ArgumentException(
            $"{Architecture} cuts pictures into patches of {PatchSize} pixels, which do not divide {x.Size(3)} x {x.Size(2)}.", nameof(x));

    private Tensor Positions(Tensor x) =>
        PositionGrid.Resize(_positions.Narrow(1, 1, PatchCount), (_side, _side), (x.Size(2) / PatchSize, x.Size(3) / PatchSize)); // 1 x P x D

    private Tensor WithClassToken(Tensor patches)
    {
        var classToken = (_classToken + _positions.Narrow(1, 0, 1)).Expand([patches.Size(0), 1, TokenWidth]);
        return Tensor.Cat([classToken, patches], 1); // N x (1 + K) x D
    }

    private Tensor Encode(Tensor patches)
    {
        var tokens = WithClassToken(patches);
        foreach (var block in _blocks)
        {
            tokens = block.Forward(tokens);
        }

        return _norm.Forward(tokens); // N x (1 + K) x D
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
