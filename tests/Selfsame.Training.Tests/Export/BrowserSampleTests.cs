using System.Globalization;
using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;
using Selfsame.Nn.Backbones;
using Selfsame.Testing;
using Selfsame.Testing.Browser;
using Selfsame.Torch;
using Selfsame.Training.Embeddings;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Export;
using Xunit;

namespace Selfsame.Training.Tests.Export;

/// <summary>The page in samples/browser, in a browser.</summary>
public sealed class BrowserSampleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(32, 96, 96)]
    [InlineData(80, 128, 100)]
    [InlineData(80, 70, 64)]
    public void Page_PictureOfTheGalleryIsChosen_FindsItWithTheFeaturesOfEmbed(int side, int width, int height)
    {
        using var scope = new TensorScope();
        Prepare(side, width, height);
        using var site = new LocalSite(_folder.Path);
        using var browser = HeadlessBrowser.Start();
        using var page = browser.Open(site.Address, 390, 844);
        page.WaitFor("!document.getElementById('picture').disabled || document.querySelector('#status.wrong')");
        Assert.Equal("6 pictures to compare with.", Text(page, "#status"));
        Assert.False(page.Evaluate("document.documentElement.scrollWidth > innerWidth").GetBoolean());

        page.ChooseFiles("#picture", _folder.Combine("gallery", "pictures", "2, \"odd\".png"));

        page.WaitFor("!document.getElementById('answer').hidden || document.querySelector('#status.wrong')");
        Assert.Equal("1.000", Text(page, "#nearest b"));
        Assert.Equal("2, \"odd\".png", page.Evaluate("document.querySelector('#nearest img').alt").GetString());
        Assert.Equal(6, page.Evaluate("document.querySelectorAll('#nearest img').length").GetInt32());
        page.WaitFor("[...document.querySelectorAll('#nearest img')].every(picture => picture.complete && picture.naturalWidth > 0)");
        Assert.False(page.Evaluate("document.documentElement.scrollWidth > innerWidth").GetBoolean());
        AssertFeatures(page);
        // It fetches from its own site only.
        Assert.DoesNotContain(page.Complaints, complaint => !complaint.StartsWith($"fetches {site.Address}", StringComparison.Ordinal) && !complaint.StartsWith("fetches blob:", StringComparison.Ordinal));
    }

    [Fact]
    public void Page_FileThatIsNoPictureIsChosen_SaysSo()
    {
        using var scope = new TensorScope();
        Prepare(32, 48, 48);
        File.WriteAllText(_folder.Combine("notes.png"), "no picture");
        using var site = new LocalSite(_folder.Path);
        using var browser = HeadlessBrowser.Start();
        using var page = browser.Open(site.Address);
        page.WaitFor("!document.getElementById('picture').disabled");

        page.ChooseFiles("#picture", _folder.Combine("notes.png"));

        page.WaitFor("document.querySelector('#status.wrong')");
        Assert.Equal("notes.png is no picture that this browser reads.", Text(page, "#status"));
    }

    [Fact]
    public void Page_WithoutGallery_SaysWhatIsMissing()
    {
        CopyPage();
        using var site = new LocalSite(_folder.Path);
        using var browser = HeadlessBrowser.Start();
        using var page = browser.Open(site.Address);

        page.WaitFor("document.querySelector('#status.wrong')");

        Assert.EndsWith("is not there: see README.md for how to make it.", Text(page, "#status"), StringComparison.Ordinal);
    }

    private static string Text(BrowserPage page, string selector) =>
        page.Evaluate($"document.querySelector('{selector}').textContent.trim()").GetString()!;

    // Every value, not only the angle between them.
    private static void AssertFeatures(BrowserPage page)
    {
        var difference = page.Evaluate("""
            (async () => {
              const [{ Encoder }, { Gallery }] = [await import('./encoder.js'), await import('./gallery.js')];
              const [encoder, gallery] = [await Encoder.fetch('gallery/encoder.onnx'), await Gallery.fetch('gallery/features.npy')];
              let largest = 0;
              for (const [row, name] of gallery.names.entries()) {
                const file = await (await fetch(`gallery/pictures/${encodeURIComponent(name)}`)).blob();
                const { features } = await encoder.encode(file);
                gallery.vector(row).forEach((value, i) => { largest = Math.max(largest, Math.abs(value - features[i])); });
              }
              return largest;
            })()
            """).GetDouble();
        Assert.True(difference <= 1e-4, difference.ToString(CultureInfo.InvariantCulture));
    }

    private void Prepare(int side, int width, int height)
    {
        CopyPage();
        var gallery = _folder.Combine("gallery");
        Directory.CreateDirectory(Path.Combine(gallery, "pictures"));
        for (var number = 0; number < 6; number++)
        {
            using var picture = Drawn(number, width, height);
            PictureFile.WritePng(Path.Combine(gallery, "pictures", number == 2 ? "2, \"odd\".png" : $"{number}.png"), picture);
        }

        var encoder = Encoder(side);
        OnnxFile.Write(Path.Combine(gallery, "encoder.onnx"), encoder);
        var pictures = Path.Combine(gallery, "pictures");
        EmbeddingFile.Write(Path.Combine(gallery, "features.npy"), encoder, PictureSources.Open(pictures), pictures, new FeatureExtractorOptions());
    }

    private void CopyPage()
    {
        var runtime = Environment.GetEnvironmentVariable("SELFSAME_ONNXRUNTIME");
        var modules = Path.Combine(runtime ?? "", "node_modules");
        Assert.SkipWhen(string.IsNullOrEmpty(runtime) || !Directory.Exists(Path.Combine(modules, "onnxruntime-web")),
            "ONNX Runtime Web is not here: npm fetches it when eng/setup.sh --tests runs with a network.");
        foreach (var file in Directory.GetFiles(RepositoryRoot.Combine("samples/browser")))
        {
            File.Copy(file, _folder.Combine(Path.GetFileName(file)));
        }

        Directory.CreateSymbolicLink(_folder.Combine("node_modules"), modules);
    }

    // Stripes, rings and noise: every way of resampling gives something else.
    private static Picture Drawn(int number, int width, int height)
    {
        var picture = Picture.Create(width, height, 3);
        var random = new Random(number);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var at = ((y * width) + x) * 3;
                picture.Bytes[at] = (byte)(128 + (120 * Math.Sin((x + (number * y)) / 3.0)));
                picture.Bytes[at + 1] = (byte)(128 + (120 * Math.Sin(Math.Sqrt((x * x) + (y * y)) / (2.0 + number))));
                picture.Bytes[at + 2] = (byte)random.Next(256);
            }
        }

        return picture;
    }

    private EncoderFile Encoder(int side)
    {
        Engine.Seed(1);
        var options = new BackboneOptions { Name = "resnet18", Width = 8, ImageSize = side };
        var backbone = BackboneCatalog.Create(options);
        var path = _folder.Combine("encoder.safetensors");
        SafeTensors.Write(path, backbone.State().Select(each => KeyValuePair.Create(each.Name, each.Value)), EncoderFile.Describe(options, new Preprocessing { ImageSize = side }, "simclr"));
        return EncoderFile.Load(path);
    }
}
