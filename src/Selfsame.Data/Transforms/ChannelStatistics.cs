namespace Selfsame.Data.Transforms;

/// <summary>Mean and standard deviation of each channel, on the scale where 255 is 1: torchvision's Normalize.</summary>
/// <param name="Mean">Subtracted, one number a channel; a single number serves all channels.</param>
/// <param name="Deviation">Divided by, above 0.</param>
public sealed record ChannelStatistics(IReadOnlyList<double> Mean, IReadOnlyList<double> Deviation)
{
    /// <summary>The customary values of ImageNet, used for natural pictures of any size.</summary>
    public static ChannelStatistics ImageNet { get; } = new([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]);

    /// <summary>Leaves values within 0 and 1.</summary>
    public static ChannelStatistics None { get; } = new([0.0], [1.0]);

    /// <inheritdoc/>
    public bool Equals(ChannelStatistics? other) =>
        other is not null && Mean.SequenceEqual(other.Mean) && Deviation.SequenceEqual(other.Deviation);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Mean.FirstOrDefault(), Deviation.FirstOrDefault(), Mean.Count);

    /// <summary>The normalised value of each of the 256 values of each channel, computed in single precision in torchvision's order.</summary>
    /// <param name="channels">Channels of the pictures.</param>
    /// <returns>channels x 256 values.</returns>
    /// <exception cref="DataException">There are statistics for another number of channels, a number is not finite, or a deviation is not above 0.</exception>
    public float[] Table(int channels)
    {
        if ((Mean.Count != channels && Mean.Count != 1) || Mean.Count != Deviation.Count || Deviation.Any(d => d is not > 0 || !double.IsFinite(d)) || !Mean.All(double.IsFinite))
        {
            throw new DataException(
                $"Normalisation has {Mean.Count} means and {Deviation.Count} deviations for pictures of {channels} channels: "
                + "give one finite number of each for every channel, the deviations above 0.");
        }

        var table = new float[channels * 256];
        for (var i = 0; i < table.Length; i++)
        {
            var c = Mean.Count == 1 ? 0 : i / 256;
            table[i] = (((i % 256) / 255f) - (float)Mean[c]) / (float)Deviation[c];
        }

        return table;
    }
}
