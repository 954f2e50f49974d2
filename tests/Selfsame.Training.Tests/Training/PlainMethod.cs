using Selfsame.Nn;
using Selfsame.SelfSupervised;
using Selfsame.Torch;

namespace Selfsame.Training.Tests.Training;

/// <summary>Pulls features towards one; its loss or its embeddings can be broken on purpose.</summary>
internal sealed class PlainMethod : Method<Tensor>
{
    private readonly Linear _encoder;
    private readonly double _factor;
    private readonly bool _collapsed;

    public PlainMethod(int inputs, double factor, bool collapsed)
    {
        _encoder = Child("encoder", new Linear(inputs, 3));
        _factor = factor;
        _collapsed = collapsed;
    }

    /// <summary>The step whose loss is no number.</summary>
    public long BreaksAt { get; init; } = -1;

    public override Module Encoder => _encoder;

    public override Loss Forward(Tensor batch, TrainingProgress progress)
    {
        var z = _encoder.Forward(batch);
        return Loss.Of((z - 1).Square().Mean() * (progress.Step == BreaksAt ? double.NaN : _factor)).Observing(z, _collapsed ? z * 0.0 + 1 : z);
    }
}
