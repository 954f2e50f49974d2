using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Testing;

namespace Selfsame.Data.Tests.Sources;

/// <summary>A temporary folder to put small pictures and other files into.</summary>
public sealed class PictureFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.Path;

    public string Combine(string name) => _folder.Combine(name);

    public PictureFolder With(string name, int width = 8, int height = 8, int seed = 0, int channels = 3)
    {
        using var picture = Picture.Create(width, height, channels);
        var random = Philox.At(seed, 0, 0, 0, RandomPurpose.Evaluation);
        foreach (ref var value in picture.Bytes)
        {
            value = (byte)random.NextUInt();
        }

        MakeRoom(name);
        PictureFile.WritePng(Combine(name), picture);
        return this;
    }

    public PictureFolder WithText(string name, string text)
    {
        MakeRoom(name);
        File.WriteAllText(Combine(name), text);
        return this;
    }

    public PictureFolder WithBytes(string name, byte[] bytes)
    {
        MakeRoom(name);
        File.WriteAllBytes(Combine(name), bytes);
        return this;
    }

    public void Dispose() => _folder.Dispose();

    private void MakeRoom(string name) => Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Combine(name))!);
}
