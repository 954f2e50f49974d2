using Selfsame.Torch;

namespace Selfsame.Nn.Optimizers;

/// <summary>What one step of one group works on: the parameters that have gradients, and where in the group they stand.</summary>
internal sealed record GroupUpdate(
    int GroupIndex, ParameterGroup Group, long Step, Tensor[] Weights, Tensor[] Gradients, int[] Places)
{
    /// <summary>The buffers that belong to these parameters.</summary>
    public Tensor[] Of(Tensor[][] buffers)
    {
        var all = buffers[GroupIndex];
        return Places.Length == all.Length ? all : [.. Places.Select(place => all[place])];
    }
}
