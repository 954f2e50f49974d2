using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.Training;

/// <summary>The hash by which an encoder is known again.</summary>
internal static class EncoderFingerprint
{
    private const int BytesKept = 16;

    /// <summary>Hashes what is said about a network and every value of its state, in the order of their names.</summary>
    public static string Of(IReadOnlyList<string> descriptions, Module network)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var description in descriptions) hash.AppendData(Encoding.UTF8.GetBytes(description + "\n"));
        using var noGrad = new NoGrad();
        foreach (var (name, value) in network.State().OrderBy(each => each.Name, StringComparer.Ordinal))
        {
            using var scope = new TensorScope();
            hash.AppendData(Encoding.UTF8.GetBytes($"{name} {string.Join('x', value.Shape)}\n"));
            hash.AppendData(MemoryMarshal.AsBytes<float>(value.To(DType.Float32).ToArray<float>()));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, BytesKept));
    }
}
