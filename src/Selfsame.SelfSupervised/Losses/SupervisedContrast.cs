using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>NT-Xent with as many positives as an anchor has: its other views, and all views of its class.</summary>
/// <remarks>
/// Khosla et al., NeurIPS 2020, arXiv 2004.11362, section 3.2. Implementations differ in where the sum over positives stands. Computed in float32 or
/// better also in mixed precision.
/// </remarks>
public static class SupervisedContrast
{
    /// <summary>The mean over positives of the logarithm: L_out, equation 2.</summary>
    /// <param name="z">Embeddings, M x D; they need not have unit length.</param>
    /// <param name="classes">What each row shows, M (int64): rows of the same number are positives of each other.</param>
    /// <param name="temperature">Above 0.</param>
    /// <param name="anchors">How many rows, from the first on, are anchors; null for all.</param>
    /// <param name="normalize">Whether rows are brought to unit length, as in the paper.</param>
    /// <returns>A scalar, the mean over anchors; an anchor without positives counts as 0.</returns>
    public static Tensor Outside(Tensor z, Tensor classes, double temperature, long? anchors = null, bool normalize = true)
    {
        using var full = Autocast.Off(z.Device);
        var (logits, positive) = Compare(z, classes, temperature, anchors, normalize);
        var probabilities = logits.LogSoftmax(1).MaskedFill(positive.LogicalNot(), 0);  // M x M: log p of positives, else 0
        var counts = positive.To(logits.DType).Sum([1]).ClampMin(1);                    // M
        return -(probabilities.Sum([1]) / counts).Mean();
    }

    /// <summary>The logarithm of the sum over positives: L_in, equation 3, but for the constant log of their number. solo-learn takes this one.</summary>
    /// <param name="z">Embeddings, M x D; they need not have unit length.</param>
    /// <param name="classes">What each row shows, M (int64); every number at least twice.</param>
    /// <param name="temperature">Above 0.</param>
    /// <returns>A scalar, the mean over the rows that have a positive.</returns>
    public static Tensor Inside(Tensor z, Tensor classes, double temperature)
    {
        using var full = Autocast.Off(z.Device);
        var (logits, positive) = Compare(z, classes, temperature, null, normalize: true);
        var lonely = positive.Any(1).LogicalNot();                                      // M
        var own = logits.MaskedFill(positive.LogicalNot(), double.NegativeInfinity)
                        .MaskedFill(lonely.Unsqueeze(1), 0)                             // a row of infinities has no gradient
                        .Logsumexp([1]);                                                // M
        var losses = (logits.Logsumexp([1]) - own).MaskedFill(lonely, 0);
        return losses.Sum() / lonely.LogicalNot().To(logits.DType).Sum().ClampMin(1);
    }

    // Logits of all other rows, with minus infinity for the row itself, and which of them are positives.
    private static (Tensor Logits, Tensor Positive) Compare(Tensor z, Tensor classes, double temperature, long? anchors, bool normalize)
    {
        var (rows, m) = (z.Size(0), anchors ?? z.Size(0));
        z = normalize ? z.AtLeastFloat32().L2Normalize() : z.AtLeastFloat32();
        var self = Tensor.Eye(rows, DType.Bool, device: z.Device).Narrow(0, 0, m);                   // M x rows
        var same = classes.Narrow(0, 0, m).Unsqueeze(1).Eq(classes.Unsqueeze(0));                    // M x rows
        var logits = (z.Narrow(0, 0, m).Matmul(z.T) / temperature).MaskedFill(self, double.NegativeInfinity);
        return (logits, same.LogicalAnd(self.LogicalNot()));
    }
}
