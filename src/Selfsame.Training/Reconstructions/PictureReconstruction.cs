using Selfsame.Data;
using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Sources;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;
using Selfsame.SelfSupervised;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Reconstructions;

/// <summary>Pictures through an autoencoder or a masked model and back: a sheet to look at, and how like they are to the originals.</summary>
public sealed class PictureReconstruction
{
    private const int Columns = 8;
    private const int BatchSize = 64;
    private const int SmallestCell = 96;
    private const double LikestPsnr = 100;

    private readonly IReconstructs _method;
    private readonly TrainedMethod _trained;
    private readonly ReconstructionOptions _options;
    private readonly ViewWriter _writer;

    /// <summary>Prepares the reconstruction.</summary>
    /// <param name="trained">A run's method with its weights.</param>
    /// <param name="options">How many pictures.</param>
    /// <exception cref="SettingException">The method cannot reconstruct pictures.</exception>
    public PictureReconstruction(TrainedMethod trained, ReconstructionOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Shown, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Measured, 1);
        (_trained, _options) = (trained, options);
        _method = trained.As<IReconstructs>("cannot reconstruct pictures", "can");
        var preprocessing = trained.Preprocessing;
        _writer = new ViewWriter(ViewRecipes.Evaluation(preprocessing.ImageSize) with
        {
            Channels = trained.Recipe.Views.Channels,
            Normalization = new ChannelStatistics(preprocessing.Mean, preprocessing.Deviation),
        });
    }

    /// <summary>Reconstructs pictures of a source, as evaluation sees them; those that cannot be read are left out.</summary>
    /// <param name="source">The pictures; which ones is drawn from the seed.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="DataException">No picture can be read, or they have other channels than those that the run learnt from.</exception>
    public ReconstructionResult Reconstruct(PictureSource source, CancellationToken cancellation = default)
    {
        var figures = new SimilaritySums();
        var rows = new List<Picture>[] { [], [], [] };
        var unreadable = new List<string>();
        var batches = 0;
        foreach (var values in Batches(source, unreadable))
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = new TensorScope();
            using var noGrad = new NoGrad();
            Engine.Seed(_options.Seed, batches++);
            var size = _trained.Preprocessing.ImageSize;
            var channels = _trained.Preprocessing.Channels;
            var x = Tensor.From<float>([.. values.SelectMany(each => each)], [values.Count, size, size, channels]).Permute([0, 3, 1, 2]); // N x C x H x W
            var made = _method.Reconstruct(x);
            var (input, output) = (Levels(x), Levels(made.Output));
            var corrupted = ReferenceEquals(made.Corrupted, x) ? null : Levels(made.Corrupted);
            figures.Add(input, corrupted, output);
            var missing = Math.Min(_options.Shown - rows[0].Count, values.Count);
            Append(rows[0], input, missing);
            Append(rows[1], corrupted, missing);
            Append(rows[2], output, missing);
        }

        return new ReconstructionResult(
            Sheet(rows), _trained.Recipe.Method.Name, figures.Count, unreadable, figures.Psnr(LikestPsnr), figures.Ssim());
    }

    private static void Append(List<Picture> row, Tensor? pictures, int count)
    {
        if (pictures is null || count <= 0) return;
        var levels = pictures.Narrow(0, 0, count).Permute([0, 2, 3, 1]).Contiguous().ToArray<float>();                   // count x H x W x C
        var (height, width, channels) = ((int)pictures.Size(2), (int)pictures.Size(3), (int)pictures.Size(1));
        foreach (var values in levels.Chunk(height * width * channels))
        {
            var picture = Picture.Create(width, height, channels);
            for (var index = 0; index < values.Length; index++) picture.Bytes[index] = (byte)Math.Round(values[index] * 255);
            row.Add(picture);
        }
    }

    private static Picture Sheet(List<Picture>[] rows)
    {
        var (size, shown) = (rows[0][0].Width, rows[0].Count);
        var columns = Math.Min(Columns, shown);
        using var paper = Picture.Create(size, size, 1);
        paper.Bytes.Fill(255);
        var cells = new List<Picture>();
        for (var band = 0; band < shown; band += columns)
        {
            foreach (var row in rows.Where(each => each.Count > 0))
            {
                cells.AddRange(Enumerable.Range(band, columns).Select(index => index < shown ? row[index] : paper));
            }
        }

        var sheet = ContactSheet.Compose(cells, new ContactSheetOptions { Columns = columns, Scale = Math.Max(1, SmallestCell / size) });
        foreach (var picture in rows.SelectMany(row => row)) picture.Dispose();
        return sheet;
    }

    // The normalised pixels of pictures, in batches.
    private IEnumerable<List<float[]>> Batches(PictureSource source, List<string> unreadable)
    {
        var (size, wanted, given) = (_trained.Preprocessing.ImageSize, Math.Max(_options.Measured, _options.Shown), 0);
        var batch = new List<float[]>();
        DataException? damage = null;
        foreach (var index in Philox.Permutation(source.Count, _options.Seed, 0))
        {
            try
            {
                batch.Add(Read(source, index, size));
                given++;
            }
            catch (DataException error)
            {
                damage ??= error;
                unreadable.Add(error.Message);
            }

            if (batch.Count == BatchSize)
            {
                yield return batch;
                batch = [];
            }

            if (given == wanted) break;
        }

        if (given == 0) throw new DataException($"{source.Description}: no picture can be reconstructed. {damage!.Message}", damage);
        if (batch.Count > 0) yield return batch;
    }

    private float[] Read(PictureSource source, int index, int size)
    {
        using var picture = source.Read(index);
        var wanted = _trained.Preprocessing.Channels;
        if (_trained.Recipe.Views.Channels == PictureChannels.AsStored && picture.Channels != wanted)
        {
            throw new DataException($"{source.Identity(index)} has {picture.Channels} channels, but the run learnt from pictures of {wanted}.");
        }

        var values = new float[size * size * wanted];
        var stream = Philox.At(_options.Seed, 0, index, 0, RandomPurpose.Evaluation);
        _writer.Write(picture, 0, ref stream, values);
        return values;
    }

    // From normalised values to 0 (black) to 1 (white).
    private Tensor Levels(Tensor normalized)
    {
        var (mean, deviation) = (_trained.Preprocessing.Mean, _trained.Preprocessing.Deviation);
        return ((normalized * Channels(deviation)) + Channels(mean)).Clamp(0, 1);

        static Tensor Channels(IReadOnlyList<double> values) => Tensor.From<float>([.. values.Select(value => (float)value)], [1, values.Count, 1, 1]);
    }
}
