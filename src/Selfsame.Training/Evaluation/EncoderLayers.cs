using Selfsame.Data;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Evaluation;

/// <summary>The layers of an encoder whose features can be judged: puzzles and pixels are often learnt at the cost of the last one.</summary>
/// <remarks>
/// A residual network has <c>stem</c> and <c>stage1</c> to <c>stage4</c>, whose maps are averaged over the picture; a transformer <c>block1</c> and so on,
/// read as its output is (class token or mean of the patches), before the last norm. <c>output</c> is what the encoder gives.
/// </remarks>
public static class EncoderLayers
{
    /// <summary>What the encoder gives.</summary>
    public const string Output = "output";

    /// <summary>The layer that does best on a part of the training labels.</summary>
    public const string Best = "best";

    /// <summary>The features of every layer, the encoder's output last.</summary>
    /// <param name="encoder">Any encoder; one that offers no layers has its output only.</param>
    /// <param name="x">N x C x H x W.</param>
    /// <returns>Names, and N x D features each of its own width.</returns>
    public static IReadOnlyList<LayerFeatures> Read(Backbone encoder, Tensor x) => encoder switch
    {
        // The last stage, averaged, is the output.
        IFeatureMapEncoder maps => [.. maps.FeatureMaps(x).Select((map, level) => new LayerFeatures(level == 0 ? "stem" : FormattableString.Invariant($"stage{level}"), map.Mean([2, 3])))],
        VisionTransformer transformer =>
        [
            .. transformer.IntermediateTokens(x).Skip(1).Select((tokens, block) => new LayerFeatures(FormattableString.Invariant($"block{block + 1}"), transformer.Features(tokens))),
            new LayerFeatures(Output, encoder.Forward(x)),
        ],
        _ => [new LayerFeatures(Output, encoder.Forward(x))],
    };

    /// <summary>The layers that a name stands for.</summary>
    /// <param name="encoder">The encoder, in evaluation mode.</param>
    /// <param name="preprocessing">What its pictures are like.</param>
    /// <param name="device">Where it is.</param>
    /// <param name="name">A layer, <see cref="Output"/> or <see cref="Best"/>.</param>
    /// <returns>Positions in what <see cref="Read"/> gives, with the number of features of each: one, or all of them for <see cref="Best"/>.</returns>
    /// <exception cref="SettingException">There is no such layer.</exception>
    internal static IReadOnlyList<LayerShape> Find(Backbone encoder, Preprocessing preprocessing, Device device, string name)
    {
        using var noGrad = new NoGrad();
        var blank = Tensor.Zeros([1, preprocessing.Channels, preprocessing.ImageSize, preprocessing.ImageSize]).To(device);
        LayerShape[] all = [.. Read(encoder, blank).Select((layer, position) => new LayerShape(position, layer.Name, (int)layer.Features.Size(1)))];
        if (name == Best) return all;
        var found = name == Output ? all[^1] : Array.Find(all, layer => layer.Name == name);
        string[] names = [.. all.Select(layer => layer.Name).Append(Output).Append(Best).Distinct()];
        return found is not null
            ? [found with { Name = name }]
            : throw new SettingException($"{encoder.Architecture} has no layer '{name}'.{NearestName.Suggest(name, names)} Its layers are {string.Join(", ", names)}.");
    }
}
