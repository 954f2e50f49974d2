using Selfsame.Torch;

namespace Selfsame.SelfSupervised;

/// <summary>What a method hands to the trainer: a total to go down, named terms to look at, and, if it likes, its embeddings.</summary>
public sealed class Loss
{
    private Loss(Tensor total, IReadOnlyList<LossTerm> terms, ObservedEmbeddings? observed, ObservedContest? contest)
    {
        Total = total;
        Terms = terms;
        Observed = observed;
        Contest = contest;
    }

    /// <summary>The scalar that is differentiated.</summary>
    public Tensor Total { get; }

    /// <summary>Parts of the loss worth a curve of their own, in the order they were named.</summary>
    public IReadOnlyList<LossTerm> Terms { get; }

    /// <summary>Embeddings of this batch for the health figures, or null if the method shows none.</summary>
    public ObservedEmbeddings? Observed { get; }

    /// <summary>How discriminator and generator met in this batch, or null where there are none.</summary>
    public ObservedContest? Contest { get; }

    /// <summary>A loss of one scalar.</summary>
    /// <param name="total">A tensor of one element, connected to the parameters.</param>
    public static Loss Of(Tensor total) => new(total, [], null, null);

    /// <summary>The same loss with one more named term. A term is only looked at, never differentiated.</summary>
    /// <param name="name">The term's name, for instance <c>invariance</c>; it is logged as <c>loss/invariance</c>; one with a slash, as <c>task/accuracy</c>, as it is.</param>
    /// <param name="value">A tensor of one element.</param>
    public Loss With(string name, Tensor value) => new(Total, [.. Terms, new LossTerm(name, value)], Observed, Contest);

    /// <summary>The same loss, showing the embeddings that it was made from. They are detached: to look at them changes nothing.</summary>
    /// <param name="features">What the encoder gave, N x D: its rank is watched.</param>
    /// <param name="first">Embeddings of one view, N x E: their spread and uniformity are watched.</param>
    /// <param name="second">Embeddings of the other view in the same order, N x E, or null: their alignment with the first is watched.</param>
    public Loss Observing(Tensor features, Tensor first, Tensor? second = null) =>
        new(Total, Terms, new ObservedEmbeddings(features.Detach(), first.Detach(), second?.Detach()), Contest);

    /// <summary>The same loss, showing how discriminator and generator met. The tensors are detached: to look at them changes nothing.</summary>
    /// <param name="contest">Scores and pictures.</param>
    public Loss Judging(ObservedContest contest) => new(Total, Terms, Observed, contest with
    {
        RealScores = contest.RealScores.Detach(),
        FakeScores = contest.FakeScores.Detach(),
        Real = contest.Real.Detach(),
        Fake = contest.Fake.Detach(),
    });
}
