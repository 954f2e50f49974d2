using System.Text;
using Selfsame.Torch;

namespace Selfsame.Nn.Tests.Golden;

/// <summary>The rule by which the reference numbers of whole networks fill weights and inputs, so that none need be stored.</summary>
internal static class FormulaWeights
{
    public static Tensor Fill(string name, ReadOnlySpan<long> shape)
    {
        if (name.EndsWith("num_batches_tracked", StringComparison.Ordinal))
        {
            return Tensor.Zeros(shape, DType.Int64);
        }

        var count = 1L;
        foreach (var size in shape)
        {
            count *= size;
        }

        var values = new float[count];
        var seed = Crc32(Encoding.UTF8.GetBytes(name));
        var fanIn = shape.Length > 1 ? count / shape[0] : 1;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (float)Value(name, shape.Length, fanIn, Uniform(seed, (uint)i));
        }

        return Tensor.From<float>(values, shape);
    }

    public static double Uniform(string name, int index) => Uniform(Crc32(Encoding.UTF8.GetBytes(name)), (uint)index);

    private static double Value(string name, int rank, long fanIn, double u)
    {
        var signed = (2 * u) - 1;
        return name switch
        {
            "input" => signed,
            _ when name.EndsWith("running_var", StringComparison.Ordinal) => 1 + (0.2 * u),
            _ when rank == 1 && name.EndsWith("weight", StringComparison.Ordinal) => 1 + (0.1 * signed),
            _ when name.EndsWith("running_mean", StringComparison.Ordinal) || name.EndsWith("bias", StringComparison.Ordinal)
                || name == "class_token" || name.EndsWith("pos_embedding", StringComparison.Ordinal) => 0.1 * signed,
            _ => signed * Math.Sqrt(3.0 / fanIn),
        };
    }

    private static double Uniform(uint seed, uint index)
    {
        unchecked
        {
            var h = (index * 2654435761u) + seed;
            h ^= h >> 16;
            h *= 0x85ebca6bu;
            h ^= h >> 13;
            h *= 0xc2b2ae35u;
            h ^= h >> 16;
            return h / 4294967296.0;
        }
    }

    private static uint Crc32(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xedb88320u & (0u - (crc & 1)));
            }
        }

        return ~crc;
    }
}
