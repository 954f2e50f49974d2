using Selfsame.Data.Random;
using Selfsame.Data.Sources;

namespace Selfsame.Data.Loading;

/// <summary>Which pictures an epoch goes through, position by position.</summary>
internal static class SampleOrder
{
    internal static int[] Of(int count, long seed, int epoch, bool shuffle, double[]? cumulativeWeights)
    {
        if (cumulativeWeights is not null)
        {
            var drawn = new int[count];
            for (var position = 0; position < count; position++)
            {
                var stream = Philox.At(seed, epoch, position, 0, RandomPurpose.Sampling);
                drawn[position] = Find(cumulativeWeights, stream.NextDouble() * cumulativeWeights[^1]);
            }

            return drawn;
        }

        return shuffle ? Philox.Permutation(count, seed, epoch) : [.. Enumerable.Range(0, count)];
    }

    /// <summary>The order of a source that is read in order: which shard comes when is drawn, and what a block of one is mixed into.</summary>
    internal static int[] OfShards(SequentialReading reading, long seed, int epoch)
    {
        var starts = reading.ShardStarts;
        int[] shards = [.. Enumerable.Range(0, starts.Count - 1)];
        var stream = Philox.At(seed, epoch, 0, 0, RandomPurpose.Shards);
        stream.Shuffle<int>(shards);
        var (order, next) = (new int[starts[^1]], 0);
        foreach (var shard in shards)
        {
            for (var from = starts[shard]; from < starts[shard + 1]; from += reading.BlockSize)
            {
                var block = order.AsSpan(next, Math.Min(reading.BlockSize, starts[shard + 1] - from));
                for (var i = 0; i < block.Length; i++)
                {
                    block[i] = from + i;
                }

                stream = Philox.At(seed, epoch, from, 1, RandomPurpose.Shards);
                stream.Shuffle(block);
                next += block.Length;
            }
        }

        return order;
    }

    /// <summary>The running sums of weights.</summary>
    /// <exception cref="ArgumentException">There is not one weight for each picture, or one is negative or not finite, or all are 0.</exception>
    internal static double[] Cumulative(double[] weights, int count)
    {
        if (weights.Length != count)
        {
            throw new ArgumentException($"{weights.Length} sampling weights were given for {count} pictures.", nameof(weights));
        }

        var sums = new double[count];
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            if (!double.IsFinite(weights[i]) || weights[i] < 0)
            {
                throw new ArgumentException($"Sampling weight {i} is {weights[i]}: weights are finite and not negative.", nameof(weights));
            }

            sums[i] = sum += weights[i];
        }

        return sum > 0 ? sums : throw new ArgumentException("All sampling weights are 0: no picture could be drawn.", nameof(weights));
    }

    // The first picture whose running sum is above the value: one of weight 0 is never found.
    private static int Find(double[] sums, double value)
    {
        var (low, high) = (0, sums.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sums[middle] > value)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
