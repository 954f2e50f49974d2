namespace Selfsame.Training.Reports.Maps;

/// <summary>A way to lay points out on a plane.</summary>
/// <param name="Name">Such as t-SNE.</param>
/// <param name="Words">How to read it.</param>
/// <param name="Plane">N x 2, row by row.</param>
internal sealed record MapLayout(string Name, string Words, float[] Plane);
