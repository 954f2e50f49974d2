using Selfsame.Data;
using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Sources;
using Selfsame.Data.Transforms;
using Selfsame.Torch;

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
        using var sheet = Compose();
        PictureFile.WritePng(path, sheet);
    }

    /// <summary>A sheet of some pictures of a source, spread over it; null where none of them can be read.</summary>
    /// <exception cref="SettingException">The method cannot colorize.</exception>
    public static Picture? Of(TrainedMethod trained, PictureSource source, int count, Device device, CancellationToken cancellation)
    {
        var colorizer = new Colorizer(trained, device);
        using var sheet = new ColorizationSheet();
        foreach (var index in Philox.Permutation(source.Count, 0, 0).Take(count))
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = new TensorScope();
            try
            {
                using var picture = source.Read(index);
                using var made = colorizer.Colorize(picture);
                sheet.Add(made.Parts);
            }
            catch (DataException)
            {
                // Left out, as on every sheet.
            }
        }

        return sheet.IsEmpty ? null : sheet.Compose();
    }

    private Picture Compose() => ContactSheet.Compose(_cells, new ContactSheetOptions { Columns = PartsOfAPicture * PicturesInARow });

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
