using Selfsame.Data;
using Selfsame.Data.Sources;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Embeddings;

/// <summary>Pictures and what an encoder makes of them: now, or read from a file that <see cref="EmbeddingFile"/> has written before.</summary>
/// <example><code>
/// var pictures = EncodedPictures.Open("photos.npy", data: null, new FeatureExtractorOptions());
/// using var features = pictures.Features();
/// var groups = PictureGrouping.Of(features, new GroupingOptions { Groups = 20 });
/// </code></example>
public abstract class EncodedPictures
{
    private protected EncodedPictures(FeatureExtractorOptions options) => Options = options;

    /// <summary>Where the encoder is, as a user named it or as the file of features says.</summary>
    public abstract string EncoderPath { get; }

    /// <summary>The encoder, on the device where features are made. With a file of features it is looked for when it is first asked for.</summary>
    /// <exception cref="SettingException">It is not where it was, or another one than made the features.</exception>
    public abstract EncoderFile Encoder { get; }

    /// <summary>The pictures. With a file of features they are looked for when they are first asked for.</summary>
    /// <exception cref="DataException">They cannot be opened.</exception>
    /// <exception cref="SettingException">They are not where they were when the features were made.</exception>
    public abstract PictureSource Pictures { get; }

    /// <summary>How many pictures there are; some of them may be unreadable.</summary>
    public abstract int Count { get; }

    /// <summary>Length of a picture's features.</summary>
    public abstract int Width { get; }

    /// <summary>What pictures without features are, as the end of a sentence: such as <c>not readable</c>.</summary>
    public abstract string WhyLeftOut { get; }

    /// <summary>Why pictures could not be read when <see cref="Visit"/> gave all features last, one line each. A file of features does not know that.</summary>
    public virtual IReadOnlyList<string> Unreadable => [];

    /// <summary>How features are made.</summary>
    protected FeatureExtractorOptions Options { get; }

    /// <summary>Opens pictures and their features.</summary>
    /// <param name="where">A run or an encoder, which encodes the pictures now; or a file of features.</param>
    /// <param name="data">The source of the pictures; with a file of features null for where they were when it was made.</param>
    /// <param name="options">How features are made.</param>
    /// <param name="encoder">With a file of features the encoder that made them; null for where it was then.</param>
    /// <exception cref="SettingException">There is no such encoder or file, an encoder is given without pictures, or one that did not make the features.</exception>
    /// <exception cref="DataException">The pictures cannot be opened.</exception>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static EncodedPictures Open(string where, string? data, FeatureExtractorOptions options, string? encoder = null)
    {
        if (EmbeddingFile.IsName(where))
        {
            var before = new EncodedBefore(where, data, encoder, options);
            before.Check();
            return before;
        }
        if (encoder is not null) throw new SettingException("--encoder says who made embeddings: with a run there is no other encoder.");
        if (data is null) throw new SettingException($"{where}: with a run or an encoder, name the pictures by --data SOURCE; without, give a file that 'selfsame embed' has written (.npy, .csv or .sqlite).");
        var pictures = PictureSources.Open(data);
        return new EncodedNow(where, EncoderFile.Load(where), pictures, options);
    }

    /// <summary>Joins pictures and the encoder that will encode them.</summary>
    /// <param name="encoder">The encoder; it is moved to where features are made.</param>
    /// <param name="pictures">The pictures.</param>
    /// <param name="options">How features are made.</param>
    public static EncodedPictures Of(EncoderFile encoder, PictureSource pictures, FeatureExtractorOptions options) => new EncodedNow(encoder.Path, encoder, pictures, options);

    /// <summary>Gives all features in order, a part at a time: any number of pictures needs the memory of some.</summary>
    /// <param name="receive">Given n x D float32 on the CPU, which is freed when it returns.</param>
    /// <param name="cancellation">Stops between two parts.</param>
    /// <exception cref="InvalidDataException">A file of features is damaged.</exception>
    public abstract void Visit(Action<Tensor> receive, CancellationToken cancellation = default);

    /// <summary>Whose features some rows are.</summary>
    /// <param name="rows">Numbers of rows that <see cref="Visit"/> has given.</param>
    /// <returns>In the order asked for.</returns>
    public abstract IReadOnlyList<EmbeddingName> Names(IReadOnlyList<int> rows);

    /// <summary>All features at once, in memory, with what <see cref="Pictures"/> says of them.</summary>
    /// <param name="progress">Told the number of pictures done; may be null.</param>
    /// <param name="cancellation">Stops between two parts.</param>
    /// <returns>M x D with labels and indices into <see cref="Pictures"/>; M is the number of pictures that have features.</returns>
    /// <exception cref="SettingException">A file of features is of other pictures.</exception>
    /// <exception cref="InvalidDataException">A file of features is damaged.</exception>
    public FeatureSet Features(Action<int>? progress = null, CancellationToken cancellation = default)
    {
        using var noGrad = new NoGrad();
        var pictures = Pictures;
        var features = Tensor.Empty([Count, Width]);                                           // M x D
        var rows = 0L;
        Visit(part =>
        {
            features.Narrow(0, rows, part.Size(0)).Copy_(part);
            rows += part.Size(0);
            progress?.Invoke((int)rows);
        }, cancellation);
        var indices = Indices();
        return new FeatureSet(features.Narrow(0, 0, rows), Array.ConvertAll(indices, pictures.Label), indices);
    }

    /// <summary>What the same encoder makes of other pictures.</summary>
    /// <param name="others">The pictures.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="SettingException">The encoder is not where it was, or another one than made the features.</exception>
    public FeatureSet Encode(PictureSource others, CancellationToken cancellation = default) =>
        new FeatureExtractor(Options).Extract(Encoder.Backbone, others, Encoder.Preprocessing, cancellation);

    /// <summary>Where in <see cref="Pictures"/> the rows are that <see cref="Visit"/> has given.</summary>
    private protected abstract int[] Indices();
}
