namespace Selfsame.Training.Grouping;

/// <summary>Pictures that are like each other.</summary>
/// <param name="Number">From 1; the largest group is the first.</param>
/// <param name="Members">Rows of the features, the most typical first.</param>
/// <param name="MeanDistance">The mean of their distances to the centre, 1 - cosine: 0 where all are the same.</param>
/// <param name="CommonestClass">The label that most of them have; -1 where there are none.</param>
/// <param name="CommonestCount">How many have it.</param>
public sealed record PictureGroup(int Number, IReadOnlyList<int> Members, double MeanDistance, int CommonestClass, int CommonestCount);
