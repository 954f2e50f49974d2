using Selfsame.Torch;

namespace Selfsame.SelfSupervised;

/// <summary>How the two sides of an adversarial method met in one batch, shown so that it can be watched.</summary>
/// <param name="RealScores">What the discriminator gave real pictures, N x 1.</param>
/// <param name="FakeScores">What it gave made ones, M x 1.</param>
/// <param name="Real">Real pictures, N x C x H x W.</param>
/// <param name="Fake">Made ones, M x C x H x W.</param>
/// <param name="MayWin">Whether a discriminator that is always right is what the method wants, as with the Wasserstein distance.</param>
/// <param name="EncoderJudges">Whether the encoder is the discriminator, whose features need no more than the one direction that tells real from made.</param>
public sealed record ObservedContest(Tensor RealScores, Tensor FakeScores, Tensor Real, Tensor Fake, bool MayWin = false, bool EncoderJudges = false)
{
    /// <summary>What holds the discriminator back, by settings that the method has, said so that it can stand within a sentence.</summary>
    public string Remedy { get; init; } = "lower optimizer.learningRate";
}
