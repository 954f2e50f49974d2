using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Transforms;
using Xunit;

namespace Selfsame.Data.Tests.Transforms;

/// <summary>What transforms draw, against the distributions that torchvision draws from.</summary>
public sealed class DistributionTests
{
    private const int Draws = 20_000;

    public static TheoryData<string, Func<double, PictureTransform>> WithProbability() => new()
    {
        { "flip", probability => new RandomHorizontalFlip { Probability = probability } },
        { "vertical flip", probability => new RandomVerticalFlip { Probability = probability } },
        { "rotation", probability => new RandomRotation { Probability = probability, DegreesMinimum = 20 } },
        { "jitter", probability => new ColorJitter { Probability = probability } },
        { "grayscale", probability => new RandomGrayscale { Probability = probability } },
        { "blur", probability => new GaussianBlur { Probability = probability, SigmaMinimum = 1 } },
        { "solarize", probability => new RandomSolarize { Probability = probability } },
        { "posterize", probability => new RandomPosterize { Probability = probability } },
        { "equalize", probability => new RandomEqualize { Probability = probability } },
        { "erasing", probability => new RandomErasing { Probability = probability } },
        { "apply", probability => new RandomApply { Probability = probability, Transforms = [new RandomVerticalFlip { Probability = 1 }] } },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(WithProbability))]
    public void Apply_ManyTimes_IsDoneAsOftenAsItsProbabilitySays(string name, Func<double, PictureTransform> create)
    {
        using var picture = PatternPicture.Create(24, 24, 3); // with fewer pixels there is nothing to equalize
        var canvas = new PictureCanvas();
        foreach (var probability in new[] { 0, 0.2, 0.5, 0.8, 1 })
        {
            var transform = create(probability);
            var changed = 0;
            for (var sample = 0; sample < 2000; sample++)
            {
                canvas.Load(picture, PictureChannels.Rgb);
                var random = Stream(sample, name.Length);
                transform.Apply(canvas, ref random);
                using var made = canvas.ToPicture();
                changed += made.Bytes.SequenceEqual(picture.Bytes) ? 0 : 1;
            }

            GoodnessOfFit.AssertRate(changed, 2000, probability);
        }
    }

    [Fact]
    public void ColorJitter_DrawsFactorsUniformly()
    {
        var jitter = new ColorJitter { Brightness = 0.8, Contrast = 0.4, Saturation = 3, Hue = 0.2, Strength = 0.5 };
        var draws = Drawn((ref RandomStream random) => jitter.Draw(ref random));

        GoodnessOfFit.AssertUniform(draws.Select(draw => draw.Brightness), 0.6, 1.4);
        GoodnessOfFit.AssertUniform(draws.Select(draw => draw.Contrast), 0.8, 1.2);
        GoodnessOfFit.AssertUniform(draws.Select(draw => draw.Saturation), 0, 2.5); // 1 - 1.5 is below nothing
        GoodnessOfFit.AssertUniform(draws.Select(draw => draw.Hue), -0.1, 0.1);
        GoodnessOfFit.AssertUncorrelated([.. draws.Select(draw => draw.Brightness)], [.. draws.Select(draw => draw.Contrast)]);
        GoodnessOfFit.AssertUncorrelated([.. draws.Select(draw => draw.Saturation)], [.. draws.Select(draw => draw.Hue)]);
    }

    [Fact]
    public void ColorJitter_DrawsAllOrdersEquallyOften()
    {
        var jitter = new ColorJitter();
        var orders = Drawn((ref RandomStream random) => jitter.Draw(ref random).Order);
        var counts = orders.GroupBy(order => $"{(int)order[0]}{(int)order[1]}{(int)order[2]}{(int)order[3]}").Select(group => group.Count()).ToList();

        Assert.Equal(24, counts.Count);
        GoodnessOfFit.AssertUniform(counts);
    }

    [Fact]
    public void GaussianBlur_DrawsTheDeviationUniformly()
    {
        var blur = new GaussianBlur { SigmaMinimum = 0.1, SigmaMaximum = 2 };

        GoodnessOfFit.AssertUniform(Drawn((ref RandomStream random) => blur.Draw(ref random)), 0.1, 2);
    }

    [Fact]
    public void RandomRotation_DrawsTheAngleUniformly()
    {
        var rotation = new RandomRotation { DegreesMinimum = -30, DegreesMaximum = 75 };

        GoodnessOfFit.AssertUniform(Drawn((ref RandomStream random) => rotation.Draw(ref random)), -30, 75);
    }

    [Fact]
    public void RandomResizedCrop_DrawsAreaUniformlyAndAspectLogUniformly()
    {
        // Areas small enough to fit at every aspect, so that no try is rejected and the distributions are exact.
        var crop = new RandomResizedCrop { ScaleMinimum = 0.08, ScaleMaximum = 0.6 };
        var boxes = Drawn((ref RandomStream random) => crop.Draw(4000, 4000, ref random));
        var areas = boxes.Select(box => (double)box.Width * box.Height / (4000.0 * 4000)).ToList();
        var aspects = boxes.Select(box => Math.Log((double)box.Width / box.Height)).ToList();

        GoodnessOfFit.AssertUniform(areas, 0.08, 0.6);
        GoodnessOfFit.AssertUniform(aspects, Math.Log(0.75), Math.Log(4 / 3.0));
        GoodnessOfFit.AssertUncorrelated(areas, aspects);
    }

    [Fact]
    public void RandomResizedCrop_TriesOncePerDraw_AndTakesTheCentreAsOftenAsTenFail()
    {
        // A square of the whole area and more: a try fits with probability 0.05 / 0.5.
        var crop = new RandomResizedCrop { ScaleMinimum = 0.95, ScaleMaximum = 1.45, RatioMinimum = 1, RatioMaximum = 1 };
        var whole = Drawn((ref RandomStream random) => crop.Draw(4000, 4000, ref random)).Count(box => box.Width == 4000);

        GoodnessOfFit.AssertRate(whole, Draws, Math.Pow(0.9, 10));
    }

    [Fact]
    public void RandomResizedCrop_DrawsEveryPlaceEquallyOften()
    {
        // A quarter of the area at aspect 1 is 16 x 16 of 32 x 32: 17 x 17 places.
        var crop = new RandomResizedCrop { ScaleMinimum = 0.25, ScaleMaximum = 0.25, RatioMinimum = 1, RatioMaximum = 1 };
        var boxes = Drawn((ref RandomStream random) => crop.Draw(32, 32, ref random));

        Assert.All(boxes, box => Assert.Equal((16, 16), (box.Width, box.Height)));
        GoodnessOfFit.AssertUniform([.. boxes.CountBy(box => (box.Left, box.Top)).Select(place => place.Value)]);
        Assert.Equal(17 * 17, boxes.Distinct().Count());
    }

    [Fact]
    public void RandomErasing_DrawsAreaUniformlyAspectLogUniformlyAndEveryPlace()
    {
        // Areas small enough to fit at every aspect.
        var erasing = new RandomErasing { ScaleMinimum = 0.02, ScaleMaximum = 0.3 };
        var boxes = Drawn((ref RandomStream random) => Assert.NotNull(erasing.Draw(4000, 4000, ref random)));

        GoodnessOfFit.AssertUniform(boxes.Select(box => (double)box.Width * box.Height / (4000.0 * 4000)), 0.02, 0.3);
        GoodnessOfFit.AssertUniform(boxes.Select(box => Math.Log((double)box.Height / box.Width)), Math.Log(0.3), Math.Log(3.3));

        var square = new RandomErasing { ScaleMinimum = 0.25, ScaleMaximum = 0.25, RatioMinimum = 1, RatioMaximum = 1 };
        var places = Drawn((ref RandomStream random) => Assert.NotNull(square.Draw(16, 16, ref random)));
        Assert.Equal(9 * 9, places.Distinct().Count());
        GoodnessOfFit.AssertUniform([.. places.CountBy(box => (box.Left, box.Top)).Select(place => place.Value)]);
    }

    [Fact]
    public void RandAugment_DrawsOperationsAndDirectionsEquallyOften()
    {
        // No black and no white, so that stretching does something; so many pixels that equalizing does.
        using var picture = PatternPicture.Create(24, 24, 3);
        foreach (ref var value in picture.Bytes)
        {
            value = (byte)(20 + (value * 200 / 255));
        }

        var augment = new RandAugment { Operations = 1, Magnitude = 20 };
        var canvas = new PictureCanvas();
        var known = new Dictionary<string, (RandAugmentOperation Operation, int Sign)>();
        foreach (var operation in Enum.GetValues<RandAugmentOperation>())
        {
            foreach (var sign in operation is >= RandAugmentOperation.ShearX and <= RandAugmentOperation.Sharpness ? [-1, 1] : new[] { 1 })
            {
                canvas.Load(picture, PictureChannels.Rgb);
                augment.Apply(canvas, operation, sign * augment.Amount(operation, 24, 24));
                known.Add(Fingerprint(canvas), (operation, sign));
            }
        }

        var drawn = new List<(RandAugmentOperation Operation, int Sign)>();
        for (var sample = 0; sample < Draws; sample++)
        {
            canvas.Load(picture, PictureChannels.Rgb);
            var random = Stream(sample, 77);
            augment.Apply(canvas, ref random);
            drawn.Add(known[Fingerprint(canvas)]);
        }

        Assert.Equal(14, drawn.DistinctBy(each => each.Operation).Count());
        GoodnessOfFit.AssertUniform([.. drawn.CountBy(each => each.Operation).Select(each => each.Value)]);
        var signed = drawn.Where(each => each.Operation is >= RandAugmentOperation.ShearX and <= RandAugmentOperation.Sharpness).ToList();
        GoodnessOfFit.AssertUniform([.. signed.CountBy(each => each).Select(each => each.Value)]);
    }

    [Fact]
    public void Views_OfOnePicture_AreDrawnIndependently()
    {
        var crop = new RandomResizedCrop();
        double Area(int sample, int view)
        {
            var random = Philox.At(3, 0, sample, view, RandomPurpose.View);
            var box = crop.Draw(400, 400, ref random);
            return (double)box.Width * box.Height;
        }

        var samples = Enumerable.Range(0, Draws).ToList();
        GoodnessOfFit.AssertUncorrelated([.. samples.Select(sample => Area(sample, 0))], [.. samples.Select(sample => Area(sample, 1))]);
        GoodnessOfFit.AssertUncorrelated([.. samples.Select(sample => Area(sample, 0))], [.. samples.Select(sample => Area(sample + 1, 0))]);
    }

    private static List<T> Drawn<T>(Draw<T> draw)
    {
        var drawn = new List<T>(Draws);
        for (var sample = 0; sample < Draws; sample++)
        {
            var random = Stream(sample, 0);
            drawn.Add(draw(ref random));
        }

        return drawn;
    }

    private static RandomStream Stream(int sample, int view) => Philox.At(11, 0, sample, view, RandomPurpose.View);

    private static string Fingerprint(PictureCanvas canvas)
    {
        using var picture = canvas.ToPicture();
        return Convert.ToBase64String(picture.Bytes);
    }

    private delegate T Draw<out T>(ref RandomStream random);
}
