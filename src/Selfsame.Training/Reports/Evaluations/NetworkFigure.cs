using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Reports.Evaluations;

/// <summary>One share of right answers of whole networks, not of features: the fine-tuned one, and those that learnt from the same labels beside it.</summary>
/// <param name="Protocol">The protocol's name on the command line.</param>
/// <param name="Name">What the figure is called within its protocol; may be empty.</param>
/// <param name="Finetuned">That of the pretrained network, trained on as a whole.</param>
internal sealed record NetworkFigure(string Protocol, string Name, ScoreValue Finetuned)
{
    /// <summary>That of the linear probe on the frozen encoder.</summary>
    internal ScoreValue? Linear { get; init; }

    /// <summary>That of the same network from random weights.</summary>
    internal ScoreValue? Scratch { get; init; }

    /// <summary>That of the linear probe on the network at random initialisation.</summary>
    internal ScoreValue? RandomLinear { get; init; }

    /// <summary>What the figure is called in a table of many.</summary>
    internal string Title
    {
        get
        {
            var protocol = EvaluationProtocols.All.FirstOrDefault(each => each.Name == Protocol)?.Title ?? Protocol;
            return Name.Length == 0 ? protocol : $"{protocol}, {Name}";
        }
    }
}
