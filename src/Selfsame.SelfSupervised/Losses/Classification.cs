using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>Questions with one right answer among several.</summary>
public static class Classification
{
    /// <summary>The mean cross-entropy: minus the logarithm of the probability that the right answer is given.</summary>
    /// <param name="logits">N x K, in any precision.</param>
    /// <param name="answers">The right answers, N (int64), each in [0, K).</param>
    /// <returns>A scalar; ln K where nothing is known.</returns>
    public static Tensor Loss(Tensor logits, Tensor answers)
    {
        using var full = Autocast.Off(logits.Device);
        return logits.AtLeastFloat32().CrossEntropyLoss(answers);
    }

    /// <summary>The share of questions whose right answer has the highest score.</summary>
    /// <param name="logits">N x K.</param>
    /// <param name="answers">The right answers, N (int64).</param>
    /// <returns>A float32 scalar in [0, 1], without gradient.</returns>
    public static Tensor Accuracy(Tensor logits, Tensor answers)
    {
        using var noGrad = new NoGrad();
        return noGrad.Keep(logits.Argmax(1).Eq(answers).To(DType.Float32).Mean());
    }
}
