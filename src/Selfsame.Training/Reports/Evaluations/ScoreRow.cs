using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Reports.Evaluations;

/// <summary>One figure of one protocol, beside its baselines; null for those it has none of.</summary>
internal sealed record ScoreRow
{
    /// <summary>The protocol's name on the command line.</summary>
    internal required string Protocol { get; init; }

    /// <summary>What the figure is called within its protocol; empty for the one that the protocol is known by.</summary>
    internal required string Name { get; init; }

    /// <summary>How to read it.</summary>
    internal required ScoreUnit Unit { get; init; }

    internal required ScoreValue Pretrained { get; init; }

    internal ScoreValue? Random { get; init; }

    internal ScoreValue? Pixels { get; init; }

    internal ScoreValue? Scratch { get; init; }

    /// <summary>What the figure is called in a table.</summary>
    internal string Title
    {
        get
        {
            var protocol = EvaluationProtocols.All.FirstOrDefault(each => each.Name == Protocol)?.Title ?? Protocol;
            return Name.Length == 0 ? protocol : $"{protocol}, {Name}";
        }
    }

    /// <summary>What pretraining bought: the difference to the best of the others, positive where it is better; null where there are none.</summary>
    internal double? Bought
    {
        get
        {
            double[] others = [.. new[] { Random, Pixels, Scratch }.OfType<ScoreValue>().Select(each => each.Value)];
            if (others.Length == 0) return null;
            return Unit == ScoreUnit.Error ? others.Min() - Pretrained.Value : Pretrained.Value - others.Max();
        }
    }

    /// <summary>Whether it is the same figure of another run.</summary>
    internal bool IsLike(ScoreRow other) => Protocol == other.Protocol && Name == other.Name && Unit == other.Unit;

    internal string Text(ScoreValue? value) => value?.Text(Unit) ?? "\u2013";

    internal string BoughtText() => Bought is not { } bought ? "\u2013" : Unit == ScoreUnit.Share ? NumberText.Points(bought) : (bought < 0 ? "\u2212" : "+") + NumberText.Short(Math.Abs(bought));
}
