using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;

namespace Selfsame.Training.Tests.Embeddings;

/// <summary>A small encoder that has learnt nothing, and folders of small scenes for it.</summary>
internal static class TinyEncoder
{
    internal const int Side = 16;

    /// <summary>Writes an encoder; equal seeds give equal ones.</summary>
    internal static string Write(string path, long seed = 1)
    {
        using var scope = new TensorScope();
        Engine.Seed(seed);
        var options = new BackboneOptions { Name = "resnet18", Width = 4, ImageSize = Side };
        SafeTensors.Write(
            path,
            BackboneCatalog.Create(options).State().Select(each => KeyValuePair.Create(each.Name, each.Value)),
            EncoderFile.Describe(options, new Preprocessing { ImageSize = Side }, "simclr"));
        return path;
    }

    /// <summary>Writes scenes of the first classes, a folder each, as 0000.png and so on.</summary>
    internal static string WriteScenes(string folder, int count, int classes)
    {
        var scenes = PictureSources.Open($"scenes:train?n={count * 5}&size={Side}");
        int[] chosen = [.. Enumerable.Range(0, scenes.Count).Where(index => scenes.Label(index) < classes).Take(count)];
        foreach (var (number, index) in chosen.Index())
        {
            var home = Directory.CreateDirectory(Path.Combine(folder, scenes.Classes[scenes.Label(index)])).FullName;
            using var picture = scenes.Read(index);
            PictureFile.WritePng(Path.Combine(home, $"{number:D4}.png"), picture);
        }
        return folder;
    }
}
