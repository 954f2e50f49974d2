using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Xunit;

namespace Selfsame.Data.Tests.Transforms;

public sealed class RandomErasingTests
{
    [Fact]
    public void Write_WithAValue_SetsItAfterNormalisationAndNothingElse()
    {
        var (view, plain) = (View(new RandomErasing { Probability = 1, Value = -7 }), View(new RandomErasing { Probability = 0 }));

        var erased = Enumerable.Range(0, view.Length).Where(i => view[i] == -7).ToList();
        Assert.InRange(erased.Count, 0.01 * view.Length, 0.4 * view.Length);
        Assert.All(Enumerable.Range(0, view.Length).Except(erased), i => Assert.Equal(plain[i], view[i]));
        var (rows, columns) = (erased.Select(i => i / 96).Distinct().Count(), erased.Select(i => i / 3 % 32).Distinct().Count());
        Assert.Equal(erased.Count, rows * columns * 3);
    }

    [Fact]
    public void Write_OfNoise_IsNormalAndTheSameEachTime()
    {
        var erasing = new RandomErasing { Probability = 1, IsRandom = true, ScaleMinimum = 0.32 };
        var (view, plain) = (View(erasing), View(new RandomErasing { Probability = 0 }));

        var noise = view.Where((value, i) => value != plain[i]).ToList();
        Assert.InRange(noise.Average(), -0.15, 0.15);
        Assert.InRange(noise.Average(value => value * value), 0.8, 1.2);
        Assert.Equal(view, View(erasing));
    }

    [Fact]
    public void Write_WhereTheSizeChangesAfterwards_IsRefused()
    {
        var error = Assert.Throws<DataException>(() => View(new RandomErasing { Probability = 1, ScaleMinimum = 0.3 }, new Resize { Size = 8 }));

        Assert.Contains("RandomErasing stands after what changes the size", error.Message);
    }

    private static float[] View(params PictureTransform[] transforms)
    {
        using var picture = Picture.Create(32, 32, 3);
        picture.Bytes.Fill(77);
        var size = transforms.Length > 1 ? 8 : 32;
        var recipe = new ViewRecipe { Views = [new ViewSpecification { Name = "erased", Size = size, Transforms = transforms }] };
        var random = Philox.At(0, 0, 1, 0, RandomPurpose.View);
        var values = new float[size * size * 3];
        new ViewWriter(recipe).Write(picture, 0, ref random, values);
        return values;
    }
}
