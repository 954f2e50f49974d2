using Selfsame.Data.Decoding;

namespace Selfsame.Data.Sources;

/// <summary>Some of the pictures of another source, under their own identities and labels.</summary>
internal sealed class SubsetSource : PictureSource
{
    private readonly PictureSource _whole;
    private readonly int[] _indices;

    internal SubsetSource(PictureSource whole, int[] indices)
    {
        _whole = whole;
        _indices = [.. indices];
        foreach (var index in indices)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(indices));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, whole.Count, nameof(indices));
        }

        HasLabels = whole.HasLabels || (indices.Length > 0 && Array.TrueForAll(_indices, index => whole.Label(index) >= 0));
    }

    public override int Count => _indices.Length;

    public override int PicturesPerSample => _whole.PicturesPerSample;

    public override string Description => $"{Count:N0} of: {_whole.Description}";

    public override IReadOnlyList<string> Classes => _whole.Classes;

    public override bool HasLabels { get; }

    public override bool IsDecoded => _whole.IsDecoded;

    public override Picture Read(int index) => _whole.Read(_indices[index]);

    public override Picture Read(int index, int part) => _whole.Read(_indices[index], part);

    public override PictureReader? OpenReader(int index, int part = 0) => _whole.OpenReader(_indices[index], part);

    public override string Identity(int index) => _whole.Identity(_indices[index]);

    public override string? StoredFile(int index) => _whole.StoredFile(_indices[index]);

    public override long StoredBytes(int index) => _whole.StoredBytes(_indices[index]);

    public override int Label(int index) => _whole.Label(_indices[index]);

    public override IReadOnlyList<string> Quantities => _whole.Quantities;

    public override double[] ReadQuantities(int index) => _whole.ReadQuantities(_indices[index]);
}
