namespace Selfsame.Training.Evaluation;

/// <summary>What a protocol needs to know about pictures.</summary>
public enum ProtocolNeeds
{
    /// <summary>Pictures to count on, without labels.</summary>
    TestPictures,

    /// <summary>Labelled pictures to count on.</summary>
    TestLabels,

    /// <summary>Labelled pictures to learn from and others to count on, of the same classes.</summary>
    Labels,

    /// <summary>Pictures to learn from and others to count on, each with a number.</summary>
    Quantities,
}
