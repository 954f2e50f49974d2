namespace Selfsame.Data.Transforms.Kernels;

/// <summary>Planes of 8-bit values to normalised single precision values, interleaved.</summary>
internal static unsafe class NormalizeKernel
{
    /// <summary>Writes height x width x 3 values.</summary>
    public static void WriteColour(byte* red, byte* green, byte* blue, long count, float* table, float* target)
    {
        var greens = table + 256;
        var blues = table + 512;
        for (long i = 0; i < count; i++, target += 3)
        {
            target[0] = table[red[i]];
            target[1] = greens[green[i]];
            target[2] = blues[blue[i]];
        }
    }

    /// <summary>Writes one channel of height x width x channels values.</summary>
    public static void WriteOne(byte* values, long count, float* table, float* target, int channels)
    {
        for (long i = 0; i < count; i++, target += channels)
        {
            *target = table[values[i]];
        }
    }
}
