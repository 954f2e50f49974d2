using Selfsame.Data.Decoding;

namespace Selfsame.Training.Reports;

/// <summary>A query and its nearest neighbours, nearest first.</summary>
/// <param name="Query">The picture that was looked up.</param>
/// <param name="Neighbours">What was found.</param>
public sealed record NeighbourRow(Picture Query, IReadOnlyList<NeighbourPicture> Neighbours);
