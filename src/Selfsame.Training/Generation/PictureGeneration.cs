using Selfsame.Data.Decoding;
using Selfsame.SelfSupervised;
using Selfsame.Torch;

namespace Selfsame.Training.Generation;

/// <summary>Makes pictures with the generator of a run.</summary>
public sealed class PictureGeneration
{
    private const int BatchSize = 64;
    private const int Columns = 8;
    private const int SmallestCell = 64;

    private readonly IGenerates _generator;
    private readonly TrainedMethod _trained;
    private readonly GenerationOptions _options;

    /// <summary>Prepares the generator.</summary>
    /// <param name="trained">A run's method with its weights.</param>
    /// <param name="options">How many pictures.</param>
    /// <exception cref="SettingException">The method has no generator.</exception>
    public PictureGeneration(TrainedMethod trained, GenerationOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Measured, 2);
        (_trained, _options) = (trained, options);
        _generator = trained.As<IGenerates>("has no generator", "have");
    }

    /// <summary>The pictures on one sheet: independent ones, or, to interpolate, rows from one picture to another.</summary>
    /// <param name="cancellation">Stops between two batches.</param>
    public Picture Sheet(CancellationToken cancellation = default)
    {
        using var scope = new TensorScope();
        var pictures = Make(_options.Interpolate ? Paths(_options.Count) : Noise(_options.Count, 0), cancellation);
        var sheet = ContactSheet.Compose(pictures, new ContactSheetOptions
        {
            Columns = Columns,
            Scale = Math.Max(1, SmallestCell / pictures[0].Width),
            Gap = 2,
        });
        pictures.ForEach(picture => picture.Dispose());
        return sheet;
    }

    /// <summary>The pictures that figures are measured on, as a source: others than those of the sheet.</summary>
    /// <param name="cancellation">Stops between two batches.</param>
    public GeneratedSource Measured(CancellationToken cancellation = default)
    {
        using var scope = new TensorScope();
        return new GeneratedSource(Make(Noise(_options.Measured, 1), cancellation), _trained.Recipe.Method.Name);
    }

    private Tensor Noise(int count, long part)
    {
        Engine.Seed(_options.Seed, part);
        return Tensor.Randn([count, _generator.LatentWidth]);                                     // count x L
    }

    // On the arc between two draws, where numbers are as long as draws are; straight lines lead through the middle, where none are.
    private Tensor Paths(int count)
    {
        var rows = (count + Columns - 1) / Columns;
        var (starts, ends) = (Noise(rows, 0), Noise(rows, 2));
        var angles = ((starts * ends).Sum([1], keepdim: true) / (Linalg.VectorNorm(starts, 2, [1], true) * Linalg.VectorNorm(ends, 2, [1], true)))
            .Clamp(-0.9999, 0.9999).Acos();                                                       // rows x 1
        var steps = Enumerable.Range(0, Columns).Select(step => (double)step / (Columns - 1)).Select(share =>
            ((((1 - share) * angles).Sin() * starts) + ((share * angles).Sin() * ends)) / angles.Sin());
        return Tensor.Stack([.. steps], 1).Reshape([rows * Columns, _generator.LatentWidth]).Narrow(0, 0, count);
    }

    private List<Picture> Make(Tensor latents, CancellationToken cancellation)
    {
        var pictures = new List<Picture>((int)latents.Size(0));
        for (var start = 0L; start < latents.Size(0); start += BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = new TensorScope();
            using var noGrad = new NoGrad();
            pictures.AddRange(Pictures(_generator.Generate(latents.Narrow(0, start, Math.Min(BatchSize, latents.Size(0) - start)))));
        }

        return pictures;
    }

    private IEnumerable<Picture> Pictures(Tensor made)
    {
        var preprocessing = _trained.Preprocessing;
        var (height, width, channels) = ((int)made.Size(2), (int)made.Size(3), (int)made.Size(1));
        var values = made.To(DType.Float32).Permute([0, 2, 3, 1]).Contiguous().ToArray<float>();   // N x H x W x C
        foreach (var each in values.Chunk(height * width * channels))
        {
            var picture = Picture.Create(width, height, channels);
            for (var i = 0; i < each.Length; i++)
            {
                var channel = preprocessing.Mean.Count == 1 ? 0 : i % channels;
                var level = (each[i] * preprocessing.Deviation[channel]) + preprocessing.Mean[channel];
                picture.Bytes[i] = (byte)Math.Round(Math.Clamp(level, 0, 1) * 255);
            }

            yield return picture;
        }
    }
}
