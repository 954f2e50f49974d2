using Selfsame.Nn;
using Selfsame.SelfSupervised;
using Selfsame.Torch;

namespace Selfsame.Training.Tests.Training;

/// <summary>Learns nothing of note, and shows a contest that went as it was told.</summary>
internal sealed class ContestMethod : Method<Tensor>
{
    private readonly Linear _encoder;
    private readonly double _lead;
    private readonly double _diversity;
    private readonly bool _mayWin;
    private readonly double _growth;

    /// <param name="lead">By how much real pictures are scored above made ones.</param>
    /// <param name="diversity">How much made pictures differ, where real ones differ by 1.</param>
    /// <param name="mayWin">Whether a large lead is what the method wants.</param>
    /// <param name="growth">By how much they differ more in each epoch.</param>
    public ContestMethod(int inputs, double lead, double diversity, bool mayWin, double growth = 1)
    {
        _encoder = Child("encoder", new Linear(inputs, 1));
        (_lead, _diversity, _mayWin, _growth) = (lead, diversity, mayWin, growth);
    }

    /// <summary>Whether the encoder, whose embeddings are all alike, is the discriminator.</summary>
    public bool EncoderJudges { get; init; }

    public override Module Encoder => _encoder;

    public override Loss Forward(Tensor batch, TrainingProgress progress)
    {
        var (pictures, scores) = (Tensor.Randn([8, 1, 8, 8]), Tensor.Randn([8, 1]));
        var z = _encoder.Forward(batch);
        return Loss.Of(z.Square().Mean()).Observing(z, (z * 0.0) + 1)
                   .Judging(new ObservedContest(scores + _lead, scores, pictures, pictures * (_diversity * Math.Pow(_growth, progress.Epoch)), _mayWin, EncoderJudges)
                   {
                       Remedy = "lower method.strength",
                   });
    }
}
