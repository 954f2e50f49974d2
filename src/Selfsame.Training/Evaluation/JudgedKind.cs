namespace Selfsame.Training.Evaluation;

/// <summary>Whose features are judged.</summary>
public enum JudgedKind
{
    /// <summary>The encoder's.</summary>
    Pretrained,

    /// <summary>The same network's at random initialisation.</summary>
    Random,

    /// <summary>The pixels themselves.</summary>
    Pixels,

    /// <summary>The same network's after training from scratch on the same labels.</summary>
    Scratch,
}
