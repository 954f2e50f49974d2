using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Views of several sizes: large ones first, which say what is to be learnt, then small ones, which learn it too.</summary>
/// <remarks>Caron et al. (SwAV), NeurIPS 2020, arXiv 2006.09882, section 3.2.</remarks>
internal static class MultiCrop
{
    /// <summary>What an encoder makes of all views, in one forward for each run of views of one size.</summary>
    /// <returns>(V N) x D, view by view.</returns>
    public static Tensor Encode(Layer encoder, ViewBatch batch)
    {
        var features = new List<Tensor>();
        for (int first = 0, count; first < batch.Views.Count; first += count)
        {
            var side = batch.Views[first].Size(2);
            count = batch.Views.Skip(first).TakeWhile(view => view.Size(2) == side).Count();
            features.Add(encoder.Forward(batch.Stack(first, count)));
        }

        return features.Count == 1 ? features[0] : Tensor.Cat(features.ToArray(), 0);
    }

    /// <summary>Refuses views that the method cannot learn from.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="batch">The views.</param>
    /// <param name="large">How many of them are large.</param>
    /// <exception cref="MethodSettingsException">There are too few views, or a small one is larger than the large ones.</exception>
    public static void Check(string method, ViewBatch batch, int large = 2)
    {
        if (batch.Views.Count < large)
        {
            throw new MethodSettingsException($"{method} compares {large} large views of each picture, but the view recipe makes {batch.Views.Count}.");
        }

        var side = batch.Views[0].Size(2);
        if (batch.Views.Any(view => view.Size(2) > side))
        {
            throw new MethodSettingsException(
                $"{method} takes the large views first, of {side} pixels here, and none may be larger, but one has {batch.Views.Max(view => view.Size(2))} pixels.");
        }
    }
}
