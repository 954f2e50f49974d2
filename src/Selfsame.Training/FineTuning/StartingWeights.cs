using Selfsame.Nn.Backbones;
using Selfsame.Torch;

namespace Selfsame.Training.FineTuning;

/// <summary>The two networks whose difference is what pretraining bought: alike but for the weights they begin with.</summary>
internal static class StartingWeights
{
    private const long ScratchSeeds = 1000;

    /// <summary>A network with the encoder's weights, which training may change.</summary>
    public static Backbone Pretrained(EncoderFile encoder)
    {
        var copy = BackboneCatalog.Create(encoder.BackboneOptions);
        copy.Load(encoder.Backbone.State());
        return copy;
    }

    /// <summary>The same network with random weights.</summary>
    public static Backbone Scratch(EncoderFile encoder, long seed)
    {
        Engine.Seed(ScratchSeeds + seed);
        return BackboneCatalog.Create(encoder.BackboneOptions);
    }
}
