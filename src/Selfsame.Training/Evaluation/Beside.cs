namespace Selfsame.Training.Evaluation;

/// <summary>One protocol's scores side by side: the difference is what pretraining bought.</summary>
/// <typeparam name="T">What the protocol finds out.</typeparam>
/// <param name="Pretrained">With the encoder's features.</param>
/// <param name="Random">With the features of the same network at random initialisation.</param>
/// <param name="Pixels">With the pixels themselves as features; null where that makes no sense.</param>
/// <param name="Scratch">With the features of the same network trained from scratch on the same labels; null where it was not asked for.</param>
public sealed record Beside<T>(T Pretrained, T Random, T? Pixels = null, T? Scratch = null) : IBeside
    where T : class, IScores
{
    IScores IBeside.Pretrained => Pretrained;

    IScores IBeside.Random => Random;

    IScores? IBeside.Pixels => Pixels;

    IScores? IBeside.Scratch => Scratch;
}
