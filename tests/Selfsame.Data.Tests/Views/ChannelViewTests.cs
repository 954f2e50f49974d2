using Selfsame.Data.Decoding;
using Selfsame.Data.Loading;
using Selfsame.Data.Random;
using Selfsame.Data.Sources;
using Selfsame.Data.Tests.Transforms;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Data.Tests.Views;

/// <summary>Views of pictures of any number of channels and any depth.</summary>
public sealed class ChannelViewTests
{
    private const int Size = 32;

    /// <summary>A recipe with all operations on colours switched off, as <c>--set</c> does it.</summary>
    private static readonly ViewSettings s_withoutColour = new()
    {
        Channels = PictureChannels.AsStored, Saturation = 0, Hue = 0, GrayscaleProbability = 0, BlurProbability = 1, JitterProbability = 0,
    };

    public static TheoryData<int, int> Kinds()
    {
        var kinds = new TheoryData<int, int>();
        foreach (var channels in new[] { 1, 2, 3, 4, 5, 13 })
        {
            foreach (var bits in new[] { 8, 16, 32 })
            {
                kinds.Add(channels, bits);
            }
        }

        return kinds;
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Write_AsStored_MakesOfEachChannelWhatItMakesOfItAlone(int channels, int bits)
    {
        var recipe = Recipe(s_withoutColour);
        using var picture = PatternPicture.Create(41, 37, channels, bits);
        for (var sample = 0; sample < 8; sample++)
        {
            var together = View(recipe, picture, channels, sample);
            for (var c = 0; c < channels; c++)
            {
                using var one = PatternPicture.Channel(picture, c);
                Assert.Equal(View(recipe, one, 1, sample), together.Where((_, i) => i % channels == c));
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Write_SixteenBitsAsColour_IsCloseToEightBitsAndFiner(int channels)
    {
        using var deep = Ramp(channels, 16);
        using var flat = Ramp(channels, 8);
        var recipe = ViewRecipes.SimCLR(Size) with { Normalization = ChannelStatistics.None };
        var values = new HashSet<float>();
        for (var sample = 0; sample < 12; sample++)
        {
            var (fine, rough) = (View(recipe, deep, 3, sample), View(recipe, flat, 3, sample));

            // Rounding after each of some seven steps, and 8-bit hue, against no rounding at all.
            Assert.InRange(fine.Zip(rough, (a, b) => Math.Abs(a - b)).Average() * 255, 0, 3.5);
            values.UnionWith(fine);
        }

        Assert.InRange(values.Count, 3000, int.MaxValue);
    }

    [Fact]
    public void Write_BrightnessAndContrast_SuitAnyNumberOfChannels()
    {
        using var picture = PatternPicture.Create(40, 40, 5, 16);
        var recipe = Recipe(s_withoutColour with { JitterProbability = 1 });

        Assert.NotEqual(View(Recipe(s_withoutColour), picture, 5, 3), View(recipe, picture, 5, 3));
    }

    [Theory]
    [InlineData(1, "View 'first', ColorJitter: it needs 3 channels and was given 1: switch saturation and hue off (views.saturation=0, views.hue=0)")]
    [InlineData(5, "or the jitter (views.jitterProbability=0).")]
    [InlineData(2, "or ask for three channels (views.channels=rgb).")]
    public void Write_ColourOperationsOnOtherChannels_AreRefusedWhateverIsDrawn(int channels, string expected)
    {
        using var picture = PatternPicture.Create(40, 40, channels);
        var recipe = ViewRecipes.SimCLR(Size) with { Channels = PictureChannels.AsStored };
        for (var sample = 0; sample < 20; sample++)
        {
            var error = Assert.Throws<DataException>(() => View(recipe, picture, channels, sample));

            Assert.Contains(expected, error.Message);
            Assert.DoesNotContain('\n', error.Message);
        }
    }

    [Fact]
    public void ViewWriter_OfGrayViewsWithColourOperations_IsRefusedBeforeAnyPicture()
    {
        var jitter = Assert.Throws<DataException>(() => new ViewWriter(ViewRecipes.SimCLR(Size) with { Channels = PictureChannels.Gray }));
        var settings = new ViewSettings { Channels = PictureChannels.Gray, Saturation = 0, Hue = 0 };
        var gray = Assert.Throws<DataException>(() => new ViewWriter(settings.ApplyTo(ViewRecipes.SimCLR(Size))));
        _ = new ViewWriter((settings with { GrayscaleProbability = 0 }).ApplyTo(ViewRecipes.SimCLR(Size)));

        Assert.Contains("views.saturation=0", jitter.Message);
        Assert.Contains("RandomGrayscale: it needs 3 channels and was given 1: switch it off (views.grayscaleProbability=0)", gray.Message);
    }

    [Fact]
    public void RequireSuitable_StatisticsOfAnotherNumber_AreRefused()
    {
        var error = Assert.Throws<DataException>(() => ViewWriter.RequireSuitable(ViewRecipes.Evaluation(Size), 5));

        Assert.Contains("3 means and 3 deviations for pictures of 5 channels", error.Message);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Write_OfWhatIsNoFiniteNumber_IsRefusedWithItsPlace(float value)
    {
        using var picture = PatternPicture.Create(Size, Size, 1, 32);
        picture.Singles[(3 * Size) + 5] = value;

        var error = Assert.Throws<DataException>(() => View(Recipe(s_withoutColour, evaluation: true), picture, 1, 0));

        Assert.Contains("at column 5 of row 3", error.Message);
    }

    [Fact]
    public void Write_MeasurementsBeyondWhite_AreKept()
    {
        using var picture = Picture.Create(Size, Size, 1, 32);
        picture.Singles.Fill(3000);

        Assert.All(View(Recipe(s_withoutColour), picture, 1, 2), value => Assert.Equal(3000, value, 0.01f));
    }

    [Fact]
    public void Epoch_OfSixteenBitFiles_KeepsTheirPrecision()
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 4; i++)
        {
            File.Copy(RepositoryRoot.Combine("tests/fixtures/pictures/gray-16.png"), Path.Combine(folder.Path, $"{i}.png"));
        }

        using var first = PictureFile.Read(Path.Combine(folder.Path, "0.png"));
        var recipe = ViewRecipes.Evaluation(first.Height) with { Channels = PictureChannels.AsStored, Normalization = ChannelStatistics.None };
        var levels = recipe with { Views = [recipe.Views[0] with { Transforms = [new CenterCrop { Size = first.Height }] }] };
        using var loader = new ViewLoader(FolderSource.Open(folder.Path), levels, new LoaderOptions { BatchSize = 4 });
        using var batch = loader.Epoch(0).Single();

        Assert.Equal(1, batch.Views[0].Channels);
        var left = (int)Math.Round((first.Width - first.Height) / 2.0);
        var expected = first.Words.ToArray().Where((_, i) => i % first.Width >= left && i % first.Width < left + first.Height).Select(word => word / 65535f);
        Assert.Equal(expected, batch.Views[0].Values(2).ToArray());
    }

    [Fact]
    public void ViewLoader_OfPicturesThatTheRecipeCannotDoWith_IsRefusedBeforeTheEpoch()
    {
        var source = FolderSource.Open(RepositoryRoot.Combine("tests/fixtures/pictures"), FolderClasses.None);
        var gray = ViewRecipes.SimCLR(Size) with { Channels = PictureChannels.Gray, Normalization = ChannelStatistics.None };

        var error = Assert.Throws<DataException>(() => new ViewLoader(source, gray, new LoaderOptions { BatchSize = 4 }));

        Assert.StartsWith("View 'first', ColorJitter: it needs 3 channels and was given 1", error.Message);
    }

    [Theory]
    [InlineData(16, 3)]
    [InlineData(32, 5)]
    [InlineData(8, 5)]
    public void Write_ManyViews_AllocatesNothing(int bits, int channels)
    {
        using var picture = PatternPicture.Create(60, 50, channels, bits);
        var settings = channels == 3 ? new ViewSettings { BlurProbability = 1, JitterProbability = 1 } : s_withoutColour;
        var recipe = Recipe(settings);
        var writer = new ViewWriter(recipe);
        var view = new float[Size * Size * channels];
        Run(50);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Run(200);

        // What a rare larger crop makes the buffers grow by is all there may be.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 300_000);

        void Run(int count)
        {
            for (var i = 0; i < count; i++)
            {
                var random = Philox.At(0, 0, i, 0, RandomPurpose.View);
                writer.Write(picture, i % 2, ref random, view);
            }
        }
    }

    private static ViewRecipe Recipe(ViewSettings settings, bool evaluation = false) =>
        (evaluation ? ViewRecipes.Evaluation(Size) with { Channels = PictureChannels.AsStored } : settings.ApplyTo(ViewRecipes.SimCLR(Size)))
        with { Normalization = ChannelStatistics.None };

    private static float[] View(ViewRecipe recipe, Picture picture, int channels, int sample)
    {
        var view = new float[Size * Size * channels];
        var random = Philox.At(0, 0, sample, 0, RandomPurpose.View);
        new ViewWriter(recipe).Write(picture, 0, ref random, view);
        return view;
    }

    private static Picture Ramp(int channels, int bits)
    {
        var picture = Picture.Create(70, 60, channels, bits);
        for (var i = 0; i < 70 * 60 * channels; i++)
        {
            var (pixel, channel) = Math.DivRem(i, channels);
            var word = (5000 + (pixel * 11) + (channel * 4001)) % 65536;
            if (bits == 8)
            {
                picture.Bytes[i] = (byte)((word + 128) / 257);
            }
            else
            {
                picture.Words[i] = (ushort)word;
            }
        }

        return picture;
    }
}
