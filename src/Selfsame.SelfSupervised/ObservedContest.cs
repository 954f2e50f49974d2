using Selfsame.Torch;

namespace Selfsame.SelfSupervised;

/// <summary>How the two sides of an adversarial method met in one batch, shown so that it can be watched.</summary>
/// <param name="RealScores">What the discriminator gave real pictures, N x 1.</param>
/// <param name="FakeScores">What it gave made ones, M x 1.</param>
/// <param name="Real">Real pictures, N x C x H x W.</param>
/// <param name="Fake">Made ones, M x C x H x W.</param>
/// <param name="MayWin">Whether a discriminator that is always right is what the method wants, as with the Wasserstein distance.</param>
public sealed record ObservedContest(Tensor RealScores, Tensor FakeScores, Tensor Real, Tensor Fake, bool MayWin = false);
