using Selfsame.Nn.Backbones;
using Selfsame.Torch;

namespace Selfsame.Training.Robustness;

/// <summary>A classifier as one who attacks it meets it: what goes in is pixels from 0 to 1, so that no disturbance leaves what a picture can be.</summary>
/// <param name="Name">What results call it.</param>
/// <param name="Logits">N x C x H x W pixels from 0 to 1 to N x classes; must let gradients through.</param>
public sealed record PixelNetwork(string Name, Func<Tensor, Tensor> Logits)
{
    /// <summary>A classifier with the normalisation that it was trained with in front of it. It is put into evaluation mode.</summary>
    /// <param name="name">What results call it.</param>
    /// <param name="classifier">Encoder and head.</param>
    /// <param name="preprocessing">What its pictures go through.</param>
    public static PixelNetwork Of(string name, Classifier classifier, Preprocessing preprocessing)
    {
        classifier.Eval();
        var device = classifier.Head.Weight.Device;
        long[] shape = [1, preprocessing.Channels, 1, 1];
        var mean = Channels(preprocessing.Mean).Reshape(shape).To(device);                            // 1 x C x 1 x 1
        var deviation = Channels(preprocessing.Deviation).Reshape(shape).To(device);
        return new PixelNetwork(name, pixels => classifier.Forward(preprocessing.Show(((pixels.To(device) - mean) / deviation).ChannelsLast())));

        Tensor Channels(IReadOnlyList<double> values) => Tensor.From<float>([.. Enumerable.Range(0, preprocessing.Channels).Select(channel => (float)values[channel % values.Count])], [preprocessing.Channels]);
    }
}
