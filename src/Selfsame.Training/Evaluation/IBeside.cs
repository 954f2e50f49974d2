namespace Selfsame.Training.Evaluation;

/// <summary>One protocol's scores side by side, whatever they look like.</summary>
public interface IBeside
{
    /// <summary>With the encoder's features.</summary>
    IScores Pretrained { get; }

    /// <summary>With the features of the same network at random initialisation.</summary>
    IScores Random { get; }

    /// <summary>With the pixels themselves as features; null where that makes no sense.</summary>
    IScores? Pixels { get; }

    /// <summary>With the features of the same network trained from scratch on the same labels; null where it was not asked for.</summary>
    IScores? Scratch { get; }
}
