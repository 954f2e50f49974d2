using System.Text;
using Selfsame.Testing;
using Selfsame.Training.Embeddings;
using Xunit;

namespace Selfsame.Training.Tests.Embeddings;

public sealed class NpyFileTests
{
    [Fact]
    public void Write_Matrix_HasNumPysHeaderAlignedTo64Bytes()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("m.npy");
        NpyFile.Write(path, [1, 2, 3, 4, 5, 6], 3);
        var bytes = File.ReadAllBytes(path);
        Assert.Equal(new byte[] { 0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0 }, bytes[..8]);
        var length = bytes[8] + 256 * bytes[9];
        Assert.Equal(0, (10 + length) % 64);
        var header = Encoding.ASCII.GetString(bytes, 10, length);
        Assert.StartsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }", header, StringComparison.Ordinal);
        Assert.EndsWith("\n", header, StringComparison.Ordinal);
        Assert.Equal([1f, 2, 3, 4, 5, 6], Enumerable.Range(0, 6).Select(i => BitConverter.ToSingle(bytes, 10 + length + 4 * i)));
    }
}
