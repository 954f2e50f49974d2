using Selfsame.Nn;
using Selfsame.Nn.Optimizers;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Tests.Contract;

/// <summary>A method on plain vectors with two objectives: an encoder, and a critic that tells its features from Gaussian ones.</summary>
public sealed class AdversarialMethod : Method<Tensor>
{
    private readonly Linear _encoder;
    private readonly Linear _critic;

    public AdversarialMethod(int inputs, int features)
    {
        _encoder = Child("encoder", new Linear(inputs, features));
        _critic = Child("critic", new Linear(features, 1));
    }

    public override Module Encoder => _encoder;

    public override IReadOnlyList<Objective<Tensor>> Objectives =>
    [
        new("critic", Named("critic."), new OptimizerOptions { Kind = OptimizerKind.AdamW, LearningRate = 0.01 }, 1, CriticLoss),
        new("encoder", Named("encoder."), null, 2, Forward),
    ];

    public override Loss Forward(Tensor batch, TrainingProgress progress) =>
        Loss.Of((-_critic.Forward(_encoder.Forward(batch))).Softplus().Mean());

    private Loss CriticLoss(Tensor batch, TrainingProgress progress)
    {
        var features = _encoder.Forward(batch).Detach();
        var real = (-_critic.Forward(features.RandnLike())).Softplus().Mean();
        var made = _critic.Forward(features).Softplus().Mean();
        return Loss.Of(real + made).With("real", real).With("made", made);
    }

    private NamedTensor[] Named(string prefix) => [.. Parameters().Where(each => each.Name.StartsWith(prefix, StringComparison.Ordinal))];
}
