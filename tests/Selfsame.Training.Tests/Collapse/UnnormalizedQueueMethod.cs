using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.SelfSupervised;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Losses;
using Selfsame.SelfSupervised.Teachers;
using Selfsame.Torch;

namespace Selfsame.Training.Tests.Collapse;

/// <summary>MoCo v2 with the mistake that a public library once made: the queue keeps keys with the length they come in. It can be told not to make it.</summary>
internal sealed class UnnormalizedQueueMethod : Method<ViewBatch>
{
    private const double Temperature = 0.1;
    private const double Momentum = 0.99;
    private const int Width = 128;

    private readonly Backbone _encoder;
    private readonly Mlp _projector;
    private readonly MomentumTeacher<Backbone> _teacherEncoder;
    private readonly MomentumTeacher<Mlp> _teacherProjector;
    private readonly Tensor _queue;
    private readonly bool _normalizes;
    private int _pointer;

    public UnnormalizedQueueMethod(Backbone encoder, int capacity, bool normalizes)
    {
        _normalizes = normalizes;
        _encoder = Child("encoder", encoder);
        _projector = Child("projector", new Mlp(new MlpOptions { Widths = [encoder.FeatureCount, encoder.FeatureCount, Width], HiddenBatchNorm = false }));
        _teacherEncoder = Child("teacher_encoder", new MomentumTeacher<Backbone>(encoder, encoder.Twin()));
        _teacherProjector = Child("teacher_projector", new MomentumTeacher<Mlp>(_projector, new Mlp(_projector.Options)));
        _queue = Buffer("queue", InUse(Tensor.Randn([capacity, Width])));
    }

    public override Module Encoder => _encoder;

    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var (xQ, xK) = batch.Pair;
        var h = _encoder.Forward(xQ);                                       // N x D
        var q = _projector.Forward(h);                                      // N x E
        var k = Keys(xK);                                                   // N x E
        var loss = InfoNce.AgainstQueue(q, k, _queue.Clone(), Temperature);
        Enqueue(k);
        return Loss.Of(loss).Observing(h, q, k);
    }

    public override void AfterOptimizerStep(TrainingProgress progress)
    {
        _teacherEncoder.Follow(Momentum);
        _teacherProjector.Follow(Momentum);
    }

    private Tensor Keys(Tensor x)
    {
        using var noGrad = new NoGrad();
        return noGrad.Keep(_teacherProjector.Network.Forward(_teacherEncoder.Network.Forward(x)));
    }

    private void Enqueue(Tensor k)
    {
        using var noGrad = new NoGrad();
        _queue.Narrow(0, _pointer, k.Size(0)).Copy_(InUse(k));
        _pointer = (int)((_pointer + k.Size(0)) % _queue.Size(0));
    }

    private Tensor InUse(Tensor rows) => _normalizes ? rows.L2Normalize() : rows;
}
