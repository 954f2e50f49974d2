using Selfsame.Torch;

namespace Selfsame.Nn.Backbones;

/// <summary>A backbone with a linear classifier behind it, named as torchvision or timm name theirs.</summary>
public sealed class Classifier : Layer
{
    private readonly Backbone _backbone;
    private readonly Linear _head;

    /// <summary>Makes the classifier around a backbone, whose weights it shares.</summary>
    /// <param name="backbone">The encoder.</param>
    /// <param name="classes">Number of classes.</param>
    public Classifier(Backbone backbone, int classes)
    {
        _backbone = Child("", backbone);
        _head = Child(backbone.ClassifierName, new Linear(backbone.FeatureCount, classes));
    }

    /// <summary>The encoder, with its weights as they are now.</summary>
    public Backbone Backbone => _backbone;

    /// <summary>The linear map from features to classes.</summary>
    public Linear Head => _head;

    /// <inheritdoc/>
    public override Tensor Forward(Tensor x) => _head.Forward(_backbone.Forward(x)); // N x C x H x W -> N x classes
}
