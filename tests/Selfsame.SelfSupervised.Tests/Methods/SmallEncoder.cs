using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Tests.Methods;

/// <summary>Two convolutions and a mean: learns in seconds what little there is to learn.</summary>
internal sealed class SmallEncoder : Backbone
{
    private readonly Sequential _layers;

    public SmallEncoder(int width = 32)
    {
        FeatureCount = width;
        _layers = Child("layers", new Sequential(
        [
            new Conv2d(3, width, kernel: 3, padding: 1, bias: false), new BatchNorm2d(width), new Relu(),
            new Conv2d(width, width, kernel: 3, padding: 1, bias: false), new BatchNorm2d(width), new Relu(),
        ]));
    }

    public override string Architecture => "small";

    public override BackboneFamily Family => BackboneFamily.ResNet;

    public override int FeatureCount { get; }

    public override string ClassifierName => "fc";

    public override int BlockCount => 1;

    public override Backbone Twin() => new SmallEncoder(FeatureCount);

    public override int LayerOf(string parameter) => 0;

    public override Tensor Forward(Tensor x) => _layers.Forward(x).Mean([2, 3]);
}
