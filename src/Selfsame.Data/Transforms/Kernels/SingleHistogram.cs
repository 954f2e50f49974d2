namespace Selfsame.Data.Transforms.Kernels;

/// <summary>Equalizing single precision numbers by a histogram of 16 bits.</summary>
internal static class SingleHistogram
{
    /// <summary>Entries of a histogram.</summary>
    public const int Bins = 65536;

    /// <summary>
    /// Each value becomes the share of values below it, among all but the largest ones: what Pillow's formula for 256 levels comes to where levels are
    /// many. What has but one value stays.
    /// </summary>
    public static void Equalize(Span<float> values, Span<int> histogram)
    {
        histogram.Clear();
        foreach (var value in values)
        {
            histogram[Bin(value)]++;
        }

        var others = values.Length - histogram[histogram.LastIndexOfAnyExcept(0)];
        if (others == 0)
        {
            return;
        }

        var below = 0;
        foreach (ref var count in histogram)
        {
            (count, below) = (below, below + count);
        }

        foreach (ref var value in values)
        {
            value = (float)histogram[Bin(value)] / others;
        }
    }

    private static int Bin(float value) => (int)((Math.Clamp(value, 0, 1) * (Bins - 1)) + 0.5f);
}
