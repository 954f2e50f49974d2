namespace Selfsame.Training.Observers;

/// <summary>A number with a name that is a path: <c>loss/total</c>, <c>eval/knn/top1</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The number.</param>
public readonly record struct Figure(string Name, double Value);
