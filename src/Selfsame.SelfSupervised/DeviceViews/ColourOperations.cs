using Selfsame.Data.Drawing;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.DeviceViews;

/// <summary>The colour operations of views on N x 3 x H x W levels, each sample with what was drawn for it; the arithmetic is the processor's.</summary>
internal static class ColourOperations
{
    /// <summary>Brightness, contrast, saturation and hue in each sample's own order.</summary>
    internal static Tensor Jitter(Tensor values, JitterStep step, DrawnNumbers drawn, DrawnRows rows)
    {
        var from = 0;
        for (var place = 0; place < JitterStep.Places; place++)
        {
            values = Blend(values, step, place, drawn);
            var count = rows.CountOf(step.HuePlace, place);
            if (count > 0)
            {
                using var scope = new TensorScope();
                var samples = drawn.Places(step.HueOrder, from, count);
                var turned = HueTurn.Apply(values.IndexSelect(0, samples), drawn.Of(samples).Single(step.HueShift));
                values.IndexCopy_(0, samples, turned);
                from += count;
            }
        }

        return values;
    }

    /// <summary>The gray version of the samples chosen, in all three channels.</summary>
    internal static Tensor Gray(Tensor values, GrayStep step, DrawnNumbers drawn) => Tensor.Where(drawn.IsSet(step.Column), Luma(values), values);

    // ITU-R 601-2 luma in 16 fractional bits; all sums stay below 2^24 and so are exact.
    private static Tensor Luma(Tensor values)
    {
        var sum = values.Narrow(1, 0, 1) * 19595;                                           // N x 1 x H x W
        sum.Add_(values.Narrow(1, 1, 1), 38470).Add_(values.Narrow(1, 2, 1), 7471).Add_(0x8000);
        return sum.Div_(65536).Floor();
    }

    private static Tensor Blend(Tensor values, JitterStep step, int place, DrawnNumbers drawn)
    {
        using var scope = new TensorScope();
        var gray = Luma(values);
        var pixels = gray.Size(2) * gray.Size(3);
        var mean = (gray.Sum([1, 2, 3], keepdim: true, DType.Float64) / pixels + 0.5).Floor().To(DType.Float32);
        var other = gray * drawn.Single(step.IsSaturation(place)) + mean * drawn.Single(step.IsContrast(place));
        return scope.Keep((values - other).Mul_(drawn.Single(step.Factor(place))).Add_(other).TruncateToLevels());
    }
}
