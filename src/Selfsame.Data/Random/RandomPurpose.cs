namespace Selfsame.Data.Random;

/// <summary>What random numbers are drawn for: each purpose has streams of its own, so that one more draw for one never shifts another.</summary>
/// <remarks>The numbers are part of what makes a run repeatable: never renumber, only add.</remarks>
public enum RandomPurpose : ushort
{
    /// <summary>The order of the samples in an epoch.</summary>
    Order = 0,

    /// <summary>The choice of samples by weight.</summary>
    Sampling = 1,

    /// <summary>The parameters of the transforms that make a view.</summary>
    View = 2,

    /// <summary>Which parts of a sample are masked.</summary>
    Mask = 3,

    /// <summary>The sample that stands in for one that cannot be read.</summary>
    Replacement = 4,

    /// <summary>A procedural scene.</summary>
    Scene = 5,

    /// <summary>First values of weights.</summary>
    Initialisation = 6,

    /// <summary>Division of a set into parts.</summary>
    Split = 7,

    /// <summary>Random draws of an evaluation protocol.</summary>
    Evaluation = 8,

    /// <summary>Random draws a method makes on whole batches.</summary>
    Method = 9,

    /// <summary>The parameters of the transforms where a sample may come more than once in an epoch: its position is the sample then.</summary>
    RepeatedView = 10,

    /// <summary>The order of shards in an epoch, and of the samples in a block of one.</summary>
    Shards = 11,

    /// <summary>Where an attack on a network begins.</summary>
    Attack = 12,

    /// <summary>What befalls a picture on its way: noise, motion, fog.</summary>
    Corruption = 13,
}
