using System.Text;
using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Tests.Curves;

/// <summary>Weights and views by rule: the same numbers here and in tests/fixtures/curves/setting.py.</summary>
internal static class CurveNumbers
{
    /// <summary>Numbers in [-1, 1) with 24 bits, from SplitMix64's finalizer of the seed and the position.</summary>
    public static float[] Uniform(ulong seed, long count)
    {
        var values = new float[count];
        for (var i = 0L; i < count; i++)
        {
            var z = unchecked((seed * 0x9E3779B97F4A7C15UL) + (ulong)i);
            z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
            z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
            z ^= z >> 31;
            values[i] = (float)(((z >> 40) * (1.0 / (1 << 23))) - 1);
        }

        return values;
    }

    /// <summary>
    /// Gives every parameter its value by name. A teacher's parameter, <c>teacher_encoder.network.conv1.weight</c>, has the value of its student's,
    /// <c>encoder.conv1.weight</c>.
    /// </summary>
    public static void Fill(Module module)
    {
        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        foreach (var (name, parameter) in module.Parameters())
        {
            var student = name.Replace("teacher_", "", StringComparison.Ordinal).Replace(".network.", ".", StringComparison.Ordinal);
            var values = Uniform(NameSeed(student), parameter.Count);
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = parameter.Rank >= 2 ? values[i] * (float)Math.Sqrt(3.0 / (parameter.Count / parameter.Size(0)))
                    : student.EndsWith(".weight", StringComparison.Ordinal) ? 1 + (0.1f * values[i])
                    : 0.1f * values[i];
            }

            parameter.Copy_(Tensor.From<float>(values, parameter.Shape));
        }
    }

    /// <summary>Waves that depend on the sample, with noise on top: N x 3 x side x side.</summary>
    public static Tensor Picture(IReadOnlyList<long> indices, int side, ulong noiseSeed, double phase)
    {
        var noise = Uniform(noiseSeed, (long)indices.Count * 3 * side * side);
        var values = new float[noise.Length];
        var at = 0;
        foreach (var n in indices)
        {
            for (var c = 0; c < 3; c++)
            {
                for (var h = 0; h < side; h++)
                {
                    for (var w = 0; w < side; w++, at++)
                    {
                        var wave = (float)Math.Sin((0.3 * (1 + (n % 4)) * h) + (0.2 * (1 + (n % 7)) * w) + c + phase);
                        values[at] = wave + (0.5f * noise[at]);
                    }
                }
            }
        }

        return Tensor.From<float>(values, [indices.Count, 3, side, side]).ChannelsLast();
    }

    // FNV-1a, 32 bits.
    private static ulong NameSeed(string name)
    {
        var value = 0x811C9DC5u;
        foreach (var each in Encoding.UTF8.GetBytes(name))
        {
            value = unchecked((value ^ each) * 0x01000193u);
        }

        return value;
    }
}
