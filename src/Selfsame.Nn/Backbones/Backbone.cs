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

    /// <summary>A backbone of the same shape with freshly drawn weights, for instance to become a teacher; without stochastic depth, as teachers have none.</summary>
    public abstract Backbone Twin();

    /// <summary>Encodes pictures.</summary>
    /// <param name="x">N x C x H x W, normalised; any memory layout, channels-last is the quick one.</param>
    /// <returns>N x <see cref="FeatureCount"/>: average-pooled features, or the class token.</returns>
    public abstract override Tensor Forward(Tensor x);
}
