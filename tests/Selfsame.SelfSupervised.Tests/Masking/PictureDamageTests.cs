using Selfsame.SelfSupervised.Masking;
using Selfsame.Torch;
using Xunit;

namespace Selfsame.SelfSupervised.Tests.Masking;

/// <summary>Noise, units and regions: what is taken from pictures that shall be drawn again.</summary>
public sealed class PictureDamageTests
{
    [Fact]
    public void Noise_Gaussian_HasItsDeviationAndMeanZero()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var noise = PixelNoise.Add(Tensor.Ones([8, 3, 32, 32]), NoiseKind.Gaussian, 0.5, 0).ToArray<float>().Select(value => value - 1.0).ToArray();

        Assert.InRange(noise.Average(), -0.01, 0.01);
        Assert.InRange(Math.Sqrt(noise.Average(value => value * value)), 0.495, 0.505);
    }

    [Fact]
    public void Noise_SaltAndPepper_MakesWholePixelsBlackOrWhite()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var x = Tensor.From<double>(RandomVectors.Of(1, 4 * 3 * 32 * 32), [4, 3, 32, 32]);
        var (before, after) = (x.ToArray<double>(), PixelNoise.Add(x, NoiseKind.SaltAndPepper, 0, 0.3).ToArray<double>());
        var (black, white, pixels) = (0, 0, 4 * 32 * 32);
        for (var n = 0; n < 4; n++)
        {
            for (var pixel = 0; pixel < 32 * 32; pixel++)
            {
                var kinds = Enumerable.Range(0, 3).Select(c => Kind(n, c, pixel)).ToArray();
                Assert.InRange(kinds.Where(kind => kind != 0).Distinct().Count(), 0, 1);   // an extreme may have been there before
                black += kinds.Any(kind => kind < 0) ? 1 : 0;
                white += kinds.Any(kind => kind > 0) ? 1 : 0;
            }
        }

        Assert.InRange(black / (double)pixels, 0.13, 0.17);
        Assert.InRange(white / (double)pixels, 0.13, 0.17);

        int Kind(int n, int c, int pixel)
        {
            var at = (((n * 3) + c) * 32 * 32) + pixel;
            var channel = Enumerable.Range(0, 4).SelectMany(each => before.AsSpan(((each * 3) + c) * 1024, 1024).ToArray()).ToArray();
            return after[at] == before[at] ? 0 : after[at] == channel.Min() ? -1 : after[at] == channel.Max() ? 1 : throw new InvalidOperationException();
        }
    }

    [Fact]
    public void Noise_Masking_TakesItsShareAwayAndLeavesTheRest()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var after = PixelNoise.Add(Tensor.Ones([8, 1, 32, 32]), NoiseKind.Masking, 0, 0.25).ToArray<float>();

        Assert.All(after, value => Assert.True(value is 0 or 1));
        Assert.InRange(after.Average(), 0.73, 0.77);
    }

    [Fact]
    public void Noise_OfTheSameSeed_IsTheSame()
    {
        using var scope = new TensorScope();
        float[] Draw()
        {
            Engine.Seed(5, 1);
            return PixelNoise.Add(Tensor.Zeros([2, 3, 8, 8]), NoiseKind.Gaussian, 1, 0).ToArray<float>();
        }

        Assert.Equal(Draw(), Draw());
    }

    [Fact]
    public void Units_OfAPicture_AreHiddenWholeAndRoundedUp()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var mask = UnitMask.Draw(5, 6, 2, 0.6, Device.Cpu).ToArray<bool>();
        foreach (var own in mask.Chunk(36))
        {
            Assert.Equal(6 * 4, own.Count(each => each));   // 5.4 of 9 units
            for (var place = 0; place < 36; place++)
            {
                Assert.Equal(own[(place / 6 / 2 * 2 * 6) + (place % 6 / 2 * 2)], own[place]);
            }
        }

        Assert.NotEqual(mask[..36], mask[36..72]);
        Assert.Contains("do not divide", Assert.Throws<ArgumentException>(() => UnitMask.Draw(1, 6, 4, 0.5, Device.Cpu)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Regions_CentreAndRandom_CoverSquares()
    {
        using var scope = new TensorScope();
        Engine.Seed(0);
        var centre = RegionMask.Centre(2, 8, 4, Device.Cpu).ToArray<bool>();
        Assert.Equal(2 * 16, centre.Count(each => each));
        Assert.True(centre[(2 * 8) + 2] && centre[(5 * 8) + 5] && !centre[(1 * 8) + 2]);

        foreach (var own in RegionMask.Random(20, 8, 3, 2, Device.Cpu).ToArray<bool>().Chunk(64))
        {
            Assert.InRange(own.Count(each => each), 9, 18);
        }
    }

    [Fact]
    public void Rim_OfASquare_IsWhatLiesNearAndIsShown()
    {
        using var scope = new TensorScope();
        var rim = RegionMask.Rim(RegionMask.Centre(1, 8, 2, Device.Cpu), 1).ToArray<bool>();

        Assert.Equal(16 - 4, rim.Count(each => each));
        Assert.True(rim[(2 * 8) + 2] && !rim[(3 * 8) + 3]);
    }
}
