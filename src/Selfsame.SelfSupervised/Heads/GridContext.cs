using Selfsame.Nn;

namespace Selfsame.SelfSupervised.Heads;

/// <summary>Sums up a grid of features from the top down: what it gives for a place depends on its row and the rows above only.</summary>
public abstract class GridContext : Layer
{
    /// <summary>The number of features it gives a place.</summary>
    public abstract int OutputCount { get; }
}
