using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>What methods that cluster the whole set share.</summary>
internal static class WholeSet
{
    // A cluster of fewer pictures says little about the next one.
    private const int PicturesPerCluster = 10;

    private const long RowsAtATime = 4096;

    /// <summary>The paper's number of clusters, or one for every ten pictures where the set is too small for it.</summary>
    public static int Clusters(RecipeContext context, int most) => Math.Clamp(context.SampleCount / PicturesPerCluster, 2, most);

    /// <summary>Refuses more clusters than there are pictures.</summary>
    /// <exception cref="MethodSettingsException">There are more.</exception>
    public static void Check(string method, string setting, int clusters, RecipeContext context) => MethodSettingsException.Require(
        clusters <= context.SampleCount,
        $"{method}: {setting} asks for {clusters} clusters, but there are only {context.SampleCount} pictures: set it lower, to {Clusters(context, clusters)} for instance.");

    /// <summary>The embeddings of the whole set, from features of plain pictures, with the projector at rest.</summary>
    /// <returns>M x E, unit length, without gradient.</returns>
    public static Tensor Embed(Mlp projector, EpochFeatures features)
    {
        using var noGrad = new NoGrad();
        var all = features.Compute();                                                     // M x D
        var embeddings = Tensor.Empty([all.Size(0), projector.OutputCount], all.DType, device: all.Device);
        projector.Eval();
        foreach (var (rows, places) in all.Split(RowsAtATime).Zip(embeddings.Split(RowsAtATime)))
        {
            using var scope = new TensorScope();
            places.Copy_(projector.Forward(rows).L2Normalize());
        }

        projector.Train();
        return noGrad.Keep(embeddings);
    }
}
