namespace Selfsame.SelfSupervised;

/// <summary>A method that learns from puzzles made of pictures, whose answers are known because they were made: it can say how many it solves.</summary>
public interface IPretextTask
{
    /// <summary>The share of right answers of somebody who guesses.</summary>
    double Chance { get; }

    /// <summary>Poses puzzles over pictures that need not be those it was trained on, and counts the right answers.</summary>
    /// <remarks>The method is to be in evaluation mode. What a puzzle draws comes from libtorch's generator: the same seed poses the same puzzles.</remarks>
    /// <param name="batch">Pictures in one view.</param>
    /// <exception cref="MethodSettingsException">The pictures are too small for the puzzle.</exception>
    PretextAnswers Solve(ViewBatch batch);
}
