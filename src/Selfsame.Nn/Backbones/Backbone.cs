using Selfsame.Torch;

namespace Selfsame.Nn.Backbones;

/// <summary>An encoder of pictures: the part that self-supervision trains and hands on.</summary>
public abstract class Backbone : Layer
{
    /// <summary>The catalog's name of the architecture, for instance <c>resnet18</c>.</summary>
    public abstract string Architecture { get; }

    /// <summary>The family, by which methods say which backbones they take.</summary>
    public abstract BackboneFamily Family { get; }

    /// <summary>Number of features a picture gets.</summary>
    public abstract int FeatureCount { get; }

    /// <summary>What torchvision or timm call the linear classifier behind this backbone.</summary>
    public abstract string ClassifierName { get; }

    /// <summary>Number of blocks that a picture passes one after another, between what embeds it and what comes last.</summary>
    public abstract int BlockCount { get; }

    /// <summary>How deep a parameter lies, for rates that differ by layer.</summary>
    /// <param name="parameter">The parameter's name in this backbone, for instance <c>blocks.3.norm1.weight</c>.</param>
    /// <returns>0 for what embeds the picture, 1 to <see cref="BlockCount"/> for the blocks, one more for what follows them.</returns>
    public abstract int LayerOf(string parameter);

    /// <summary>A backbone of the same shape with freshly drawn weights, for instance to become a teacher; without stochastic depth, as teachers have none.</summary>
    public abstract Backbone Twin();

    /// <summary>Encodes pictures.</summary>
    /// <param name="x">N x C x H x W, normalised; any memory layout, channels-last is the quick one.</param>
    /// <returns>N x <see cref="FeatureCount"/>: average-pooled features, or the class token.</returns>
    public abstract override Tensor Forward(Tensor x);
}
