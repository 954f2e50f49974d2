using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Xunit;

namespace Selfsame.Data.Tests.Transforms;

/// <summary>Pictures of one pixel, one row or one column go through everything.</summary>
public sealed class TinyPictureTests
{
    public static TheoryData<int, int> Sizes() => new() { { 1, 1 }, { 1, 9 }, { 9, 1 }, { 2, 2 }, { 3, 1 }, { 1, 300 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Recipes_OfATinyPicture_MakeWholeViews(int width, int height)
    {
        using var picture = Flat(width, height);
        var flat = ChannelStatistics.ImageNet.Table(3)[100];
        foreach (var size in new[] { 32, 224 })
        {
            foreach (var recipe in new[] { ViewRecipes.SimCLR(size), ViewRecipes.DINO(size), ViewRecipes.MAE(size), ViewRecipes.Evaluation(size) })
            {
                var writer = new ViewWriter(recipe);
                for (var view = 0; view < recipe.Views.Count; view++)
                {
                    var side = recipe.Views[view].Size;
                    var values = new float[side * side * 3];
                    var random = Philox.At(0, 0, width, view, RandomPurpose.View);

                    writer.Write(picture, view, ref random, values);

                    Assert.All(values, value => Assert.InRange(value, -3, 3));
                    if (recipe == ViewRecipes.MAE(size) || recipe == ViewRecipes.Evaluation(size))
                    {
                        Assert.Equal(flat, values[0]);
                    }
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void EveryTransform_OfATinyPicture_KeepsOrSetsItsSize(int width, int height)
    {
        foreach (var bits in new[] { 8, 16, 32 })
        {
            using var picture = PatternPicture.Create(width, height, 3, bits);
            foreach (var transform in Transforms())
            {
                var canvas = new PictureCanvas();
                canvas.Load(picture, PictureChannels.Rgb);
                var random = Philox.At(0, 0, 0, 0, RandomPurpose.View);

                transform.Apply(canvas, ref random);

                Assert.Equal((width, height), (canvas.Width, canvas.Height));
                using var made = canvas.ToPicture();
                Assert.Equal(width * height * 3, made.Bytes.Length);
            }
        }
    }

    private static PictureTransform[] Transforms() =>
    [
        new RandomHorizontalFlip { Probability = 1 },
        new RandomVerticalFlip { Probability = 1 },
        new RandomRotation(),
        new RandomRotation { Interpolation = PixelSampling.Bilinear },
        new ColorJitter { Probability = 1 },
        new RandomGrayscale { Probability = 1 },
        new GaussianBlur { Probability = 1 },
        new RandomSolarize { Probability = 1 },
        new RandomPosterize { Probability = 1 },
        new RandomEqualize { Probability = 1 },
        new RandomErasing { Probability = 1 },
        new RandAugment { Operations = 30 },
    ];

    private static Picture Flat(int width, int height)
    {
        var picture = Picture.Create(width, height, 3);
        picture.Bytes.Fill(100);
        return picture;
    }
}
