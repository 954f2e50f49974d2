namespace Selfsame.Training.Selection;

/// <summary>A picture that was chosen.</summary>
/// <param name="Row">Its row among the candidates.</param>
/// <param name="Score">
/// Why, in the strategy's own measure: the distance (1 - cosine) to the nearest one chosen before, the typicality, or the uncertainty; null where there is no such number.
/// </param>
public sealed record SelectedPicture(int Row, double? Score);
