using Selfsame.Testing;
using Xunit;

namespace Selfsame.Torch.Tests;

public sealed class SafeTensorsTests
{
    [Fact]
    public void WriteThenRead_EveryType_GivesTheSameBack()
    {
        using var folder = new TemporaryFolder();
        using var scope = new TensorScope();
        DType[] types = [DType.Float64, DType.Float32, DType.Float16, DType.BFloat16, DType.Int64, DType.Int32, DType.Int16, DType.Int8, DType.UInt8, DType.Bool];
        var values = Tensor.From([0.0, 1, 2, 3, 1, 0], 2, 3);
        var path = Path.Combine(folder.Path, "all.safetensors");

        SafeTensors.Write(path, types.Select(type => KeyValuePair.Create(type.ToString(), values.To(type))),
            new Dictionary<string, string> { ["note"] = "größe" });
        var read = SafeTensors.Read(path);

        Assert.Equal(types.Select(type => type.ToString()), read.Tensors.Select(entry => entry.Key));
        Assert.All(read.Tensors, entry => Assert.True(entry.Value.Equal(values.To(entry.Value.DType))));
        Assert.Equal("größe", read.Metadata["note"]);
        Assert.Null(read.Find("missing"));
    }

    [Fact]
    public void Write_ChannelsLastTensor_StoresRowMajorOrder()
    {
        using var folder = new TemporaryFolder();
        using var scope = new TensorScope();
        var x = Tensor.Arange(24, DType.Float32).View([1, 2, 3, 4]);
        var path = Path.Combine(folder.Path, "x.safetensors");

        SafeTensors.Write(path, [KeyValuePair.Create("x", x.ChannelsLast())]);

        Assert.Equal(x.ToArray<float>(), SafeTensors.Read(path).Find("x")!.ToArray<float>());
    }

    [Fact]
    public void Write_TheSameTwice_GivesTheSameBytes()
    {
        using var scope = new TensorScope();
        var (one, two) = (new MemoryStream(), new MemoryStream());
        var entries = new[] { KeyValuePair.Create("b", Tensor.Ones([3])), KeyValuePair.Create("a", Tensor.Zeros([2])) };

        SafeTensors.Write(one, entries, new Dictionary<string, string> { ["x"] = "1", ["y"] = "2" });
        SafeTensors.Write(two, entries, new Dictionary<string, string> { ["y"] = "2", ["x"] = "1" });

        Assert.Equal(one.ToArray(), two.ToArray());
    }

    [Fact]
    public void Read_TruncatedAnywhere_IsRefusedInOneLine()
    {
        using var folder = new TemporaryFolder();
        using var scope = new TensorScope();
        var path = Path.Combine(folder.Path, "x.safetensors");
        SafeTensors.Write(path, [KeyValuePair.Create("x", Tensor.Ones([16]))]);
        var whole = File.ReadAllBytes(path);

        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            var error = Assert.Throws<InvalidDataException>(() => SafeTensors.Read(path));
            Assert.Contains("cut off", error.Message);
            Assert.DoesNotContain('\n', error.Message);
        }
    }

    [Fact]
    public void Read_FileOfAnotherKind_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "x.safetensors");
        File.WriteAllText(path, "This is a text and not a list of tensors.");

        Assert.Contains("is no safetensors file", Assert.Throws<InvalidDataException>(() => SafeTensors.Read(path)).Message);
    }

    [Fact]
    public void Read_HeaderThatLies_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "x.safetensors");
        foreach (var header in (string[])[
            """{"x":{"dtype":"F32","shape":[4],"data_offsets":[0,8]}}""",
            """{"x":{"dtype":"F32","shape":[-4],"data_offsets":[0,-16]}}""",
            """{"x":{"dtype":"F99","shape":[4],"data_offsets":[0,16]}}""",
            """{"x":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,16]}}""",
            """{"x":{"shape":[4]}}""",
            """{"x":7}""",
            """[1,2]"""])
        {
            var text = System.Text.Encoding.UTF8.GetBytes(header);
            File.WriteAllBytes(path, [.. BitConverter.GetBytes((long)text.Length), .. text, .. new byte[16]]);
            Assert.Throws<InvalidDataException>(() => SafeTensors.Read(path));
        }
    }
}
