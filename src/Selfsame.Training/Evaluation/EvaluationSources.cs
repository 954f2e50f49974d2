using Selfsame.Data;
using Selfsame.Data.Sources;

namespace Selfsame.Training.Evaluation;

/// <summary>The pictures of an evaluation: those to count on and, for protocols that learn, those to learn from.</summary>
public sealed class EvaluationSources
{
    private LabelledPair? _labelled;

    /// <summary>Joins sources; whether they do for a protocol is found out when it is asked for.</summary>
    /// <param name="training">Pictures to learn from; null where no protocol learns.</param>
    /// <param name="test">Pictures to count on.</param>
    public EvaluationSources(PictureSource? training, PictureSource test) => (Training, Test) = (training, test);

    /// <summary>The two sets of a pair.</summary>
    /// <param name="pair">Labelled sets whose classes agree.</param>
    public EvaluationSources(LabelledPair pair)
        : this(pair.Training, pair.Test) => _labelled = pair;

    /// <summary>Pictures to learn from; null where no protocol learns.</summary>
    public PictureSource? Training { get; }

    /// <summary>Pictures to count on.</summary>
    public PictureSource Test { get; }

    /// <summary>Both as labelled sets whose classes agree.</summary>
    /// <exception cref="DataException">One has no labels or only one class, or the classes differ.</exception>
    /// <exception cref="InvalidOperationException">There is nothing to learn from.</exception>
    public LabelledPair Labelled => _labelled ??= LabelledPair.Of(Training ?? throw new InvalidOperationException("There are no pictures to learn from."), Test);

    /// <summary>Checks that the test set has labels of two classes or more.</summary>
    /// <exception cref="DataException">It has not.</exception>
    internal void CheckTestLabels()
    {
        var present = LabelledPair.Present(Test, "test");
        if (present.Count < 2)
            throw new DataException($"{Test.Description}: all pictures are of the class '{Test.Classes[present.First()]}', so there is nothing to tell apart. Give a set with two classes or more.");
    }
}
