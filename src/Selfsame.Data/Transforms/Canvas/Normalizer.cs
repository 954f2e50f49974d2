using Selfsame.Data.Transforms.Kernels;

namespace Selfsame.Data.Transforms.Canvas;

/// <summary>What normalisation does to each channel of pictures of one channel count.</summary>
internal sealed class Normalizer
{
    /// <summary>Prepares the statistics for so many channels.</summary>
    /// <exception cref="DataException">They do not suit.</exception>
    public Normalizer(ChannelStatistics statistics, int channels)
    {
        Table = statistics.Table(channels);
        Means = [.. Enumerable.Range(0, channels).Select(c => (float)statistics.Mean[statistics.Mean.Count == 1 ? 0 : c])];
        Deviations = [.. Enumerable.Range(0, channels).Select(c => (float)statistics.Deviation[statistics.Deviation.Count == 1 ? 0 : c])];
        Computed = WideNormalize.For(Means, Deviations, Table);
    }

    /// <summary>The normalised value of each of the 256 values of each channel.</summary>
    public float[] Table { get; }

    /// <summary>The mean of each channel, where 1 is white.</summary>
    public float[] Means { get; }

    /// <summary>The deviation of each channel, where 1 is white.</summary>
    public float[] Deviations { get; }

    /// <summary>What gives the values of <see cref="Table"/> faster, where there is such a thing.</summary>
    public WideNormalize? Computed { get; }

    /// <summary>Channels that this is for.</summary>
    public int Channels => Means.Length;
}
