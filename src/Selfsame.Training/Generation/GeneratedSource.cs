using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;

namespace Selfsame.Training.Generation;

/// <summary>Pictures that a generator has made, held in memory, to be looked at as any others.</summary>
public sealed class GeneratedSource : PictureSource
{
    private readonly byte[][] _values;
    private readonly (int Width, int Height, int Channels) _size;
    private readonly string _maker;

    internal GeneratedSource(IReadOnlyList<Picture> pictures, string maker)
    {
        _maker = maker;
        _size = (pictures[0].Width, pictures[0].Height, pictures[0].Channels);
        _values = [.. pictures.Select(picture => picture.Bytes.ToArray())];
        foreach (var picture in pictures) picture.Dispose();
    }

    /// <inheritdoc/>
    public override int Count => _values.Length;

    /// <inheritdoc/>
    public override string Description => $"{Count:N0} pictures made by {_maker}";

    /// <inheritdoc/>
    public override bool IsDecoded => true;

    /// <inheritdoc/>
    public override Picture Read(int index) => Picture.Wrap(_values[index], _size.Width, _size.Height, _size.Channels);

    /// <inheritdoc/>
    public override string Identity(int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_maker}/{index}");

    /// <inheritdoc/>
    public override long StoredBytes(int index) => _values[index].Length;
}
