namespace Selfsame.Training.Reports.Maps;

/// <summary>What the other points do to one.</summary>
/// <param name="AttractionX">Pull of its neighbours, across.</param>
/// <param name="AttractionY">Pull of its neighbours, down.</param>
/// <param name="RepulsionX">Push of all others, across, before division by the sum of all weights.</param>
/// <param name="RepulsionY">Push of all others, down, before division by the sum of all weights.</param>
/// <param name="Weight">Its share of that sum.</param>
internal readonly record struct PointForces(double AttractionX, double AttractionY, double RepulsionX, double RepulsionY, double Weight);
