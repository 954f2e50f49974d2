using Selfsame.Data.Drawing;
using Selfsame.Data.Loading;
using Selfsame.Data.Sources;
using Selfsame.Data.Views;
using Selfsame.SelfSupervised.DeviceViews;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Tests.DeviceViews;

/// <summary>The views of the first batches of an epoch, in levels of 0 to 255: one array a batch and view, N x S x S x C.</summary>
internal static class MadeViews
{
    internal static List<float[]> ByProcessor(PictureSource source, ViewRecipe recipe, LoaderOptions options, int channels = 3)
    {
        using var loader = new ViewLoader(source, recipe, options);
        var views = new List<float[]>();
        foreach (var batch in loader.Epoch(1))
        {
            using (batch)
            {
                foreach (var view in batch.Views)
                {
                    views.Add([.. Enumerable.Range(0, view.Count).SelectMany(slot => Levels(view.Values(slot).ToArray(), recipe, channels))]);
                }
            }
        }

        return views;
    }

    internal static List<float[]> ByDevice(PictureSource source, ViewRecipe recipe, LoaderOptions options, int channels = 3, int firstStep = 0)
    {
        using var loader = new ViewLoader(source, recipe, options with { LeavesViewsToDevice = true });
        using var maker = new DeviceViewMaker(new DeviceRecipe(recipe, channels), Device.Cpu);
        var views = new List<float[]>();
        foreach (var batch in loader.Epoch(1, firstStep))
        {
            using (batch)
            {
                using var scope = new TensorScope();
                views.AddRange(maker.Make(batch.Drawn!).Select(view => Levels(view.Permute([0, 2, 3, 1]).Contiguous().ToArray<float>(), recipe, channels)));
            }
        }

        return views;
    }

    /// <summary>The largest and the mean difference, in levels.</summary>
    internal static (double Largest, double Mean) Difference(List<float[]> one, List<float[]> other)
    {
        var (largest, sum, count) = (0.0, 0.0, 0L);
        foreach (var (a, b) in one.Zip(other))
        {
            for (var i = 0; i < a.Length; i++)
            {
                var difference = Math.Abs(a[i] - b[i]);
                (largest, sum, count) = (Math.Max(largest, difference), sum + difference, count + 1);
            }
        }

        return (largest, sum / count);
    }

    private static float[] Levels(float[] values, ViewRecipe recipe, int channels)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var c = recipe.Normalization.Mean.Count == 1 ? 0 : i % channels;
            values[i] = (float)Math.Round(((values[i] * recipe.Normalization.Deviation[c]) + recipe.Normalization.Mean[c]) * 255, 2);
        }

        return values;
    }
}
