namespace Selfsame.SelfSupervised.Methods;

/// <summary>How a teacher's beliefs are kept from agreeing on one prototype.</summary>
public enum TeacherCentering
{
    /// <summary>A running mean is taken off the logits, as in DINO and iBOT.</summary>
    RunningMean,

    /// <summary>Three iterations of Sinkhorn and Knopp make the batch use all prototypes equally, as in SwAV.</summary>
    Sinkhorn,
}
