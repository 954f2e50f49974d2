using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Data.Tests.Views;

public sealed class ViewWriterTests
{
    [Fact]
    public void Write_SameNumbers_GivesTheSameView()
    {
        using var picture = Patterned(50, 40, 3);

        Assert.Equal(View(new ViewWriter(ViewRecipes.SimCLR(32)), picture, 7), View(new ViewWriter(ViewRecipes.SimCLR(32)), picture, 7));
    }

    [Fact]
    public void Write_AfterOtherPictures_GivesTheSameView()
    {
        // A writer is reused for pictures of other sizes: nothing of them may remain.
        using var picture = Patterned(50, 40, 3);
        using var other = Patterned(211, 160, 4);
        var writer = new ViewWriter(ViewRecipes.SimCLR(32));
        var first = View(writer, picture, 7);
        View(writer, other, 8);

        Assert.Equal(first, View(writer, picture, 7));
    }

    [Fact]
    public void Write_OtherNumbers_GivesAnotherView()
    {
        using var picture = Patterned(50, 40, 3);
        var writer = new ViewWriter(ViewRecipes.SimCLR(32));

        Assert.NotEqual(View(writer, picture, 7), View(writer, picture, 8));
    }

    [Fact]
    public void Write_EvaluationOfAPictureOfThatSize_IsOnlyNormalised()
    {
        using var picture = Patterned(32, 32, 3);
        var table = ChannelStatistics.ImageNet.Table(3);

        var view = View(new ViewWriter(ViewRecipes.Evaluation(32)), picture, 0);

        for (var i = 0; i < view.Length; i++)
        {
            Assert.Equal(table[(i % 3 * 256) + picture.Bytes[i]], view[i]);
        }
    }

    [Fact]
    public void Write_OneChannel_WritesOneValueAPixel()
    {
        using var picture = Patterned(20, 20, 3);
        var recipe = ViewRecipes.Evaluation(16) with { Channels = PictureChannels.Gray, Normalization = new ChannelStatistics([0.5], [0.25]) };
        var view = new float[16 * 16];
        var random = Philox.At(0, 0, 0, 0, RandomPurpose.View);

        new ViewWriter(recipe).Write(picture, 0, ref random, view);

        Assert.All(view, value => Assert.InRange(value, -2f, 2f));
        Assert.Equal(1, ViewWriter.ChannelsOf(recipe, picture));
    }

    [Fact]
    public void Write_WithStatisticsOfAnotherChannelCount_IsRefused()
    {
        using var picture = Patterned(16, 16, 2);
        var recipe = ViewRecipes.Evaluation(16) with { Channels = PictureChannels.AsStored };

        var error = Assert.Throws<DataException>(() => View(new ViewWriter(recipe), picture, 0, 2));

        Assert.Contains("3 means", error.Message);
    }

    [Fact]
    public void Write_WhereTheTransformsEndInAnotherSize_IsRefused()
    {
        using var picture = Patterned(40, 30, 3);
        var recipe = new ViewRecipe
        {
            Views = [new ViewSpecification { Name = "odd", Size = 32, Transforms = [new Resize { Size = 32 }] }],
        };

        var error = Assert.Throws<DataException>(() => View(new ViewWriter(recipe), picture, 0));

        Assert.Contains("'odd' came out 42 x 32", error.Message);
    }

    [Fact]
    public void Write_ManyViews_AllocatesNothing()
    {
        using var picture = Patterned(60, 50, 3);
        var recipe = new ViewSettings { BlurProbability = 1, JitterProbability = 1 }.ApplyTo(ViewRecipes.SimCLR(32));
        var writer = new ViewWriter(recipe);
        var view = new float[32 * 32 * 3];
        Run(50);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Run(200);

        // What a rare larger crop makes the buffers grow by is all there may be.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);

        void Run(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var random = Philox.At(0, 0, i, 0, RandomPurpose.View);
                writer.Write(picture, i % 2, ref random, view);
            }
        }
    }

    [Fact]
    public void Draw_OfAView_IsTheViewBeforeNormalisation()
    {
        using var picture = Patterned(50, 40, 3);
        var writer = new ViewWriter(ViewRecipes.SimCLR(32));
        var table = ChannelStatistics.ImageNet.Table(3);
        var view = View(writer, picture, 3);
        var random = Philox.At(0, 0, 3, 0, RandomPurpose.View);

        using var drawn = writer.Draw(picture, 0, ref random);

        Assert.Equal(view, drawn.Bytes.ToArray().Select((value, i) => table[(i % 3 * 256) + value]));
    }

    [Fact]
    public void Write_RealPictures_HasPlausibleStatistics()
    {
        var files = Directory.EnumerateFiles(SharedFiles.Data("cifar10/train"), "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(200);
        var writer = new ViewWriter(ViewRecipes.SimCLR(32));
        var (sum, squares, count) = (0.0, 0.0, 0L);
        foreach (var (file, index) in files.Select((file, index) => (file, index)))
        {
            using var picture = PictureFile.Read(file);
            foreach (var value in View(writer, picture, index))
            {
                sum += value;
                squares += (double)value * value;
                count++;
            }
        }

        var mean = sum / count;
        Assert.InRange(mean, -0.5, 0.5);
        Assert.InRange(Math.Sqrt((squares / count) - (mean * mean)), 0.7, 1.4);
    }

    private static float[] View(ViewWriter writer, Picture picture, int sample, int channels = 3)
    {
        var view = new float[32 * 32 * channels / (channels == 2 ? 4 : 1)];
        var random = Philox.At(0, 0, sample, 0, RandomPurpose.View);
        writer.Write(picture, 0, ref random, view);
        return view;
    }

    private static Picture Patterned(int width, int height, int channels)
    {
        var picture = Picture.Create(width, height, channels);
        for (var i = 0; i < picture.Bytes.Length; i++)
        {
            picture.Bytes[i] = (byte)((i * 7) + (i / 90));
        }

        return picture;
    }
}
