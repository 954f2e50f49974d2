using System.IO.Compression;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Torch.Tests;

public sealed class TorchFileTests
{
    // Written by torch.save of PyTorch 1.13, deflated: an OrderedDict of a transposed parameter, a row of the same storage, an int64
    // scalar and two float16 numbers; first as a zip archive, then in the layout before PyTorch 1.6.
    private const string Archive =
        "nVNLb9NAEF4/EwwkoRQKlJbyTiTIi0slEKURspCM1NSAZMEhMo4bW5g442wCF6QcSIEbR06Ia/9F/wIcEBckbvwGbszawYodpZUYebzy7nyP3V"
        + "k3NUEkJJslM1EgC8QMLMcd2pW2Sc1y74WnNnLkaSJGvGX5nmdb1PW7fWUraNuB3b7vWlQBUtKBKxockr0C3qI+spVbA+p6faUV2M8Hrtdu9czA"
        + "fGlTO1BAmFNC7W7fD1rDugJisWhkkK+PlWbHBimCKKrnm/RRNKmAHGpWIWMIOFq9AWS1YxSObGtEEzVhFxSN08RdOPrBYR5x6bgOuffhR/4dFH"
        + "Q4YchMxTFxM7DgoKwjObKTcUKik9tII45hUePGcCoiOU1hSYczhsQU/UGXwtkINnH40O92YoPnQoM1WEY+jsJ5NFYqRTwrFFZ1uGBgV4hjejuw"
        + "lqB5gFMxzcWQpg6XkIancJntjx/DFWbrakR3jcJ1HYqDclPLZJ+tfPq5hxCWzbmNz5HlROMrVbWxlGp7HBFktIGve/hgjjC/YO5j/sIkm3iXMN"
        + "cwq5vMxus3O3errEHkYBuLSRs1tVGYsZGZVDPe3vffPiPKHsJ7J8lbVxvr87Z3aJB1ss+03+4ZH1nLxAO182Qj1h7aQR//GbVx+7/FMW4pTP3r"
        + "584THvn5UJ1jQ6w/3fTCjKP0H55GT/cql0D+4UjqmqSx0/1IYkd8CltLY6fPM4n9kcbW09jp08gnsI8Fkj7/pibLNybLq8LNuFRKjRUuGr8J/y"
        + "6cHN49blLAhXOSHGGksD6q/Qs=";

    private const string Older =
        "dZLLbtNAFIbHlyR0mkIot5ZruBVnExW3os4KKqEKabi0ZjMbZBlnqI2MJ2c8LgKpUjYphWdgwZLH6KOw5RGQWHBsR4VGwvI/9hyf+c4/Zzw2v9"
        + "D099etX92337eX+2Pz2U8Lx30gDu8QQkZKahnJNNgTKk9kBgYm8AX8kiZapyIQ2TAJMzAPOcWg/jASQZ58FDlY+2A7vIHBPJZKQ4OZ3MJZkmlo"
        + "MpvbJUNmu9BidlFgzQjLpCLSWCWnL9RQKDF8nESaAun5YDjcwBXvwYy0VFHcDwqdpDkNlHhdJOkwGIUqfCe0UBSs/6RokeVSBXsuRWsOb5XeMD"
        + "PcFdCol9CtVIb6ZR2k0ORzmONuuO6aNxi40Kp2EI0KOMXazzXM7TDCbGYdAGUGsw9g/nNcmm1rWPDh9GE1OfMJOj6c5c2qFSHuChZjrB834ln+"
        + "ubjmnt9Bqj2BC8yYwMWaeUnDkg/LVUcjWWAXL9eUqfOn2Mtj41f+gjfWPQ+uIthA8DU03OvVwOsabvjQrQ4iDtM3cPME7wmGjnm3at791fUHgz"
        + "XXg9vIM5F3p2yAOYG7pdGVmntPg+NDrzzSV+VvdHKlMePMnGmBJfommV4eOTKmr63ps03+vcYPcXiEN2qM+oY6Qv1AkU1COqguanXzDw==";

    // {"state_dict": {"a": ones(2)}, "epoch": 3}, and a whole torch.nn.Linear.
    private const string Nested =
        "nVI9S8NQFH1J2jQ+tS0d3HSuoG3RQVBQKJLlDaYVIbiE+PJog8H0Ji/dCl06uDk6+Tf6DwRHB/+Bv8LJlw9KkqKgFx6H3Nxz7nmHZxClgpCmob"
        + "VqohayAzp2p6zr2NzuTO49vV9Ht4WayzNAbRMLQshtzizHpRykGcimJHo2KJT7QqVjRdz1QmwF7C5yPcfi7CH0A2t6hKHSbpu1RMAP7BGDakrB"
        + "uufb/DptYlATwR7UTEUgnUSgEZnDxoAgIi8AE2kBm4+U+p7HKHf9hxBfBQ4LmHMpLGHY2h/CNof6EBqhWRUSbOLTMTSJEnUMUtN2P7+Wr6IdH+"
        + "PHVOrovJBKt6f3T0uZ/KUQml/EJ3bwNFA/4pXarw4a6GzlYMqCUNxU75/818Ixjje/v4xuZKEtJ5ulGFa787k019yUX0iZnb9TvcDckVApyTI3"
        + "76pR4D7nuFkGBlHVg+z3nnK4GlVKuMywJacoePHbQ2/Zt5T0qmrKUZL5dPYb";

    private const string WholeModel =
        "pVTNT9RAFJ/uLstacBcQUUHxWxeFwoKfqMFszF5qdF1iMjExTbed3TaUdl87hZOJJiJ4NR6N/4A3D165evUf8K4HL96NM9NlaUtQEydpX+b9Pt"
        + "7M60zrajaHUKGA9owhNIJ037DsNTJr6lRXOitOrVpETxLjecagHmMprqusembokEBxbJfovnw/CoCmXoD0DDJlzKtQX7dd221DdgsPsLnW0X19"
        + "lVDiB5AzDM9xiEFtzw3kh75JfGLesw0qQ99UA/JlnGeKdWK3LQr93cJaSG0nkDWfNEPbMXf9ZCjsQ6HEDTxfW5uX4UC5jPuZacCYepuAHEnkmu"
        + "PpdDlKyjCAJcaZg0GcZdHohHBQlSgUH6lIlVTpFZSiMPTa4gsdpjDSgENbYjK6CYcbMIZZm1HT1gM4YhUsVtaSrci2AkctYXdM2G3AOH9NRFbH"
        + "KZxowGRkdXITTjXgdCgaqTXDVot37YzAzuIJnnQ9V+uwrB2wTdIdjhYQCucMTeP7p7araTLLyHD+KVzYgIsNKOOSsNSNlXXdNzXL81YCmBLOl/"
        + "AYx+xAa4WOk+TA5Qe4yNGW58eE00I4g0fiUMcnXVgR8Cwe5nBAdUo0k33lLjon0Aoe5yj7DGacsmsyL2gL0bb30Lxgx+6K4F2NetY9onBNJK+L"
        + "E8ja0SI6DX2Wv6FKeJDlvJDuJm+qUthU6mp/4cPXl9++ZxDiT33fm1NE44mbMztXq46l7s3O+PxJWeLOte3SD35C+PMn57tJ50qtensf538bH9"
        + "/d2eb1F3+h5b/XL6GlXv01fso8t1a99T8LWJB59S/v249ZS1FGVJd46NWP93xoz4rSf6i0Ot7XYkK5mEWpr5TWxnuS1L5NaytpbXxHpYR2NIfS"
        + "Payr+fx0F57MzvSouVT82Y1vugmm4/8utNEXzSWR68tHmpzgR9zf";

    [Theory]
    [InlineData(Archive)]
    [InlineData(Older)]
    public void Read_StateDict_GivesEveryTensor(string content)
    {
        using var folder = new TemporaryFolder();
        using var scope = new TensorScope();
        var path = Write(folder.Path, content);

        Assert.True(TorchFile.Recognise(path));
        var tensors = TorchFile.Read(path);

        Assert.Equal(["w", "shared", "count", "half"], tensors.Select(entry => entry.Key));
        Assert.Equal([4L, 3], tensors[0].Value.Shape);
        Assert.Equal([0f, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11], tensors[0].Value.ToArray<float>());
        Assert.Equal([4f, 5, 6, 7], tensors[1].Value.ToArray<float>());
        Assert.Equal(7, tensors[2].Value.Item<long>());
        Assert.Equal(DType.Float16, tensors[3].Value.DType);
        Assert.Equal([0.5f, -2], tensors[3].Value.To(DType.Float32).ToArray<float>());
    }

    [Fact]
    public void Read_StateDictInsideACheckpoint_IsFound()
    {
        using var folder = new TemporaryFolder();
        using var scope = new TensorScope();

        var tensors = TorchFile.Read(Write(folder.Path, Nested));

        Assert.Equal("a", Assert.Single(tensors).Key);
        Assert.Equal([1f, 1], tensors[0].Value.ToArray<float>());
    }

    [Fact]
    public void Read_WholeModel_IsRefusedAndNothingRuns()
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder.Path, WholeModel);

        var error = Assert.Throws<InvalidDataException>(() => TorchFile.Read(path));

        Assert.Contains("save the state dict of the model", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData(Archive)]
    [InlineData(Older)]
    public void Read_FileCutOffAnywhere_IsOneLine(string content)
    {
        using var folder = new TemporaryFolder();
        using var scope = new TensorScope();
        var whole = Inflate(content);
        var path = Path.Combine(folder.Path, "cut.pth");
        for (var length = 2; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(path, whole[..length]);
            var error = Assert.Throws<InvalidDataException>(() => TorchFile.Read(path));
            Assert.DoesNotContain('\n', error.Message);
        }
    }

    [Fact]
    public void Read_DamagedBytes_NeverFailsInAnotherWay()
    {
        using var folder = new TemporaryFolder();
        using var scope = new TensorScope();
        var path = Path.Combine(folder.Path, "damaged.pth");
        var whole = Inflate(Older);
        for (var at = 0; at < whole.Length; at += 3)
        {
            var damaged = (byte[])whole.Clone();
            damaged[at] ^= 0x55;
            File.WriteAllBytes(path, damaged);
            try
            {
                TorchFile.Read(path);
            }
            catch (InvalidDataException)
            {
                // Most places; a changed number or name is read as it stands.
            }
        }
    }

    [Fact]
    public void Recognise_SafeTensors_IsNot()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.safetensors");
        SafeTensors.Write(path, []);

        Assert.False(TorchFile.Recognise(path));
    }

    private static string Write(string folder, string content)
    {
        var path = Path.Combine(folder, "weights.pth");
        File.WriteAllBytes(path, Inflate(content));
        return path;
    }

    private static byte[] Inflate(string content)
    {
        using var deflate = new DeflateStream(new MemoryStream(Convert.FromBase64String(content)), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        deflate.CopyTo(whole);
        return whole.ToArray();
    }
}
