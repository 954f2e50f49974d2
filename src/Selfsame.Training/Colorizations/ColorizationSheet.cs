using Selfsame.Data.Decoding;
using Selfsame.Data.Transforms;

namespace Selfsame.Training.Colorizations;

/// <summary>Pictures of a colorization, small and cut square, two a row: gray, prediction, truth.</summary>
internal sealed class ColorizationSheet : IDisposable
{
    /// <summary>How many it should hold at most.</summary>
    public const int Most = 24;

    private const int Side = 96;
    private const int PartsOfAPicture = 3;
    private const int PicturesInARow = 2;

    private readonly List<Picture> _cells = [];
    private readonly PictureCanvas _canvas = new();

    /// <summary>Whether it holds none yet.</summary>
    public bool IsEmpty => _cells.Count == 0;

    public void Add(IReadOnlyList<Picture> parts)
    {
        _cells.AddRange(parts.Select(Small));
        for (var part = parts.Count; part < PartsOfAPicture; part++)
        {
            var paper = Picture.Create(Side, Side, 1);
            paper.Bytes.Fill(255);
            _cells.Add(paper);
        }
    }

    public void Write(string path)
    {
        using var sheet = ContactSheet.Compose(_cells, new ContactSheetOptions { Columns = PartsOfAPicture * PicturesInARow });
        PictureFile.WritePng(path, sheet);
    }

    public void Dispose()
    {
        foreach (var cell in _cells) cell.Dispose();
    }

    private Picture Small(Picture picture)
    {
        _canvas.Load(picture, PictureChannels.Rgb);
        new Resize { Size = Side }.Apply(_canvas);
        new CenterCrop { Size = Side }.Apply(_canvas);
        return _canvas.ToPicture();
    }
}
