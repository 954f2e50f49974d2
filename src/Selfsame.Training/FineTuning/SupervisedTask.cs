using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.SelfSupervised;
using Selfsame.Torch;

namespace Selfsame.Training.FineTuning;

/// <summary>Learning classes from labels: cross-entropy over a network and its classifier, trained as every method is.</summary>
internal sealed class SupervisedTask : Method<ViewBatch>
{
    private readonly Classifier _classifier;
    private readonly Preprocessing _preprocessing;

    public SupervisedTask(Classifier classifier, Preprocessing preprocessing)
    {
        _classifier = Child("classifier", classifier);
        _preprocessing = preprocessing;
    }

    public override Module Encoder => _classifier.Backbone;

    public override Loss Forward(ViewBatch batch, TrainingProgress progress)
    {
        var logits = _classifier.Forward(_preprocessing.Show(batch.Views[0]));  // N x C
        return Loss.Of(logits.CrossEntropyLoss(batch.Labels!));
    }
}
