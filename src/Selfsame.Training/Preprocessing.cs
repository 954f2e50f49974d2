using System.Text.Json.Serialization;
using Selfsame.Data.Transforms;
using Selfsame.SelfSupervised.Colour;
using Selfsame.Torch;

namespace Selfsame.Training;

/// <summary>What pictures must go through before an encoder sees them.</summary>
public sealed record Preprocessing
{
    /// <summary>Side of the square pictures, in pixels.</summary>
    public int ImageSize { get; init; } = 32;

    /// <summary>Channels.</summary>
    public int Channels { get; init; } = 3;

    /// <summary>What is subtracted from each channel of values between 0 and 1.</summary>
    public IReadOnlyList<double> Mean { get; init; } = [0.485, 0.456, 0.406];

    /// <summary>What each channel is divided by after that.</summary>
    public IReadOnlyList<double> Deviation { get; init; } = [0.229, 0.224, 0.225];

    /// <summary>Whether the encoder sees the lightness of pictures only, on all channels: it was trained to give them their colours.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Lightness { get; init; }

    /// <summary>What an encoder is shown of pictures that are resized and normalised already.</summary>
    /// <param name="pictures">N x C x H x W.</param>
    /// <returns>The same, or their lightness.</returns>
    public Tensor Show(Tensor pictures) => Lightness ? new LightnessInput(new ChannelStatistics(Mean, Deviation)).Of(pictures) : pictures;
}
