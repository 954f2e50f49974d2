using Selfsame.Torch;

namespace Selfsame.Nn;

/// <summary>A layer whose weight can be replaced for a while by another that is made from it.</summary>
internal interface IWeightedLayer
{
    /// <summary>The parameter, outputs x the rest.</summary>
    Tensor Weight { get; }

    /// <summary>What stands in for the weight in the forward pass, or null.</summary>
    Tensor? Substitute { get; set; }
}
