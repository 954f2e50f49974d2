using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>The sum of singular values: how much room a set of vectors takes up.</summary>
/// <remarks>Yerxa et al., NeurIPS 2023, arXiv 2303.03307. Computed in float32 or better also in mixed precision.</remarks>
public static class NuclearNorm
{
    /// <summary>The nuclear norm of each matrix.</summary>
    /// <param name="z">... x N x D.</param>
    /// <returns>One value a matrix.</returns>
    public static Tensor Of(Tensor z) => Linalg.Svdvals(z.AtLeastFloat32()).Sum([-1]);

    /// <summary>MMCR's loss: centroids of pictures shall take up much room, and, if it is weighted, the views of one picture little.</summary>
    /// <param name="views">Embeddings of unit length, N x V x D.</param>
    /// <param name="weight">Weight of the local term, at least 0; 0 in the paper's large runs, which leaves it out.</param>
    /// <param name="teacher">
    /// Embeddings of a momentum teacher, N x V x D, or null: a centroid is then the mean of both, as in the official momentum variant.
    /// </param>
    /// <returns>A scalar.</returns>
    public static Tensor Loss(Tensor views, double weight = 0, Tensor? teacher = null)
    {
        var own = views.Mean([1]);                                                      // N x D
        var centroids = teacher is null ? own : (own + teacher.Mean([1])) / 2;
        var spread = -Of(centroids);
        return weight == 0 ? spread : spread + weight * Of(views).Mean();
    }
}
