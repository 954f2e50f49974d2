using Selfsame.Training.Evaluation.Scores;

namespace Selfsame.Training.Grouping;

/// <summary>Pictures put into groups.</summary>
/// <param name="Groups">The groups, the largest first. Fewer than asked for where there are fewer different pictures.</param>
/// <param name="GroupOf">The number of the group of each row, from 1.</param>
/// <param name="Distances">The distance of each row to its group's centre, 1 - cosine.</param>
/// <param name="Agreement">How well the groups agree with the labels, which had no part in them; null where not all have one.</param>
public sealed record GroupingResult(IReadOnlyList<PictureGroup> Groups, int[] GroupOf, float[] Distances, ClusterAgreement? Agreement);
