using Selfsame.Data.Decoding;

namespace Selfsame.Training.Reports;

/// <summary>A neighbour that was found.</summary>
/// <param name="Picture">What it looks like.</param>
/// <param name="IsSameClass">Whether it is of the query's class; known to the viewer only, never to the encoder.</param>
public sealed record NeighbourPicture(Picture Picture, bool IsSameClass);
