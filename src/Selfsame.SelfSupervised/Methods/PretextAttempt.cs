using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>Puzzles and what a network thinks of them.</summary>
/// <param name="Features">What the encoder gave, M x D.</param>
/// <param name="Logits">Scores of the possible answers, Q x K.</param>
/// <param name="Answers">The right answers, Q (int64).</param>
internal sealed record PretextAttempt(Tensor Features, Tensor Logits, Tensor Answers);
