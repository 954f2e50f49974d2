using Selfsame.Data.Decoding;
using Selfsame.Data.Loading;
using Selfsame.Data.Random;
using Selfsame.Data.Sources;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Data.Tests.Views;

public sealed class PartialPictureTests
{
    private static readonly string s_folder = RepositoryRoot.Combine("tests/fixtures/pictures");

    [Theory]
    [InlineData("colour-420.jpg")]
    [InlineData("orientation-5.jpg")]
    [InlineData("orientation-8.jpg")]
    [InlineData("gray.jpg")]
    [InlineData("cmyk.jpg")]
    public void Write_FromThePartThatIsNeeded_IsBitEqualToFromTheWhole(string name)
    {
        var path = Path.Combine(s_folder, name);
        var writer = new ViewWriter(ViewRecipes.SimCLR(32));
        using var whole = PictureFile.Read(path);
        for (var sample = 0; sample < 50; sample++)
        {
            var random = Philox.At(0, 0, sample, 0, RandomPurpose.View);
            using var reader = PictureReader.Open(path);
            using var part = reader.ReadPart(writer.Needs(0, reader.Width, reader.Height, random));
            var (fromPart, fromWhole) = (new float[32 * 32 * 3], new float[32 * 32 * 3]);
            var again = random;

            writer.Write(part, 0, ref random, fromPart);
            writer.Write(whole, 0, ref again, fromWhole);

            Assert.Equal(fromWhole, fromPart);
        }
    }

    [Fact]
    public void Epoch_OfFiles_IsTheSameWithPicturesKeptWholeAndDecodedInParts()
    {
        var source = FolderSource.Open(s_folder, FolderClasses.None);

        Assert.Equal(Epoch(source, 1 << 26, 1), Epoch(source, 0, 1));
        Assert.Equal(Epoch(source, 0, 1), Epoch(source, 0, 3));
    }

    [Fact]
    public void Needs_OfARecipeWithoutACrop_IsTheWholePicture()
    {
        var writer = new ViewWriter(ViewRecipes.Evaluation(224));

        Assert.Equal(new CropBox(0, 0, 500, 375), writer.Needs(0, 500, 375, default));
    }

    [Fact]
    public void Write_FromTooSmallAPart_IsRefused()
    {
        using var values = Picture.Create(4, 4, 3);
        var random = Philox.At(0, 0, 0, 0, RandomPurpose.View);

        Assert.Throws<InvalidOperationException>(() =>
            new ViewWriter(ViewRecipes.Evaluation(32)).Write(new PicturePart(values, 2, 2, 40, 40), 0, ref random, new float[32 * 32 * 3]));
    }

    private static List<float> Epoch(PictureSource source, long cacheBytes, int workers)
    {
        var options = new LoaderOptions { BatchSize = 7, Workers = workers, CacheBytes = cacheBytes, DropLast = false };
        using var loader = new ViewLoader(source, ViewRecipes.SimCLR(32), options);
        var values = new List<float>();
        foreach (var batch in loader.Epoch(1))
        {
            foreach (var view in batch.Views)
            {
                for (var slot = 0; slot < view.Count; slot++)
                {
                    values.AddRange(view.Values(slot));
                }
            }

            batch.Dispose();
        }

        return values;
    }
}
