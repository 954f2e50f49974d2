namespace Selfsame.Training.Embeddings;

/// <summary>What a file of features says about itself: which encoder made them, and of what.</summary>
public sealed record EmbeddingDescription
{
    /// <summary>The name of this way of describing, which a later one would change.</summary>
    public const string CurrentFormat = "selfsame.embeddings/1";

    /// <summary>Always <see cref="CurrentFormat"/>.</summary>
    public string Format { get; init; } = CurrentFormat;

    /// <summary>The <see cref="EncoderFile.Fingerprint"/> of the encoder: features of another one cannot be compared with these.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The encoder's file, relative to the folder of the features.</summary>
    public required string Encoder { get; init; }

    /// <summary>The method it was trained with, or the empty string.</summary>
    public required string Method { get; init; }

    /// <summary>The kind of network.</summary>
    public required string Architecture { get; init; }

    /// <summary>Length of a vector.</summary>
    public required int Features { get; init; }

    /// <summary>Number of vectors.</summary>
    public int Count { get; init; }

    /// <summary>What pictures went through before the encoder saw them.</summary>
    public required Preprocessing Preprocessing { get; init; }

    /// <summary>The source of the pictures, as a user named it.</summary>
    public required string Data { get; init; }

    /// <summary>Describes what an encoder makes of a source.</summary>
    /// <param name="encoder">The encoder.</param>
    /// <param name="data">The source, as a user named it.</param>
    /// <param name="path">Where the features go.</param>
    public static EmbeddingDescription Of(EncoderFile encoder, string data, string path) => new()
    {
        Fingerprint = encoder.Fingerprint,
        Encoder = Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFullPath(encoder.Path)),
        Method = encoder.Method,
        Architecture = encoder.Backbone.Architecture,
        Features = encoder.Backbone.FeatureCount,
        Preprocessing = encoder.Preprocessing,
        Data = data,
    };

    /// <summary>Checks that an encoder is the one that made the features.</summary>
    /// <param name="file">The file of features, for the message.</param>
    /// <param name="encoder">The encoder.</param>
    /// <exception cref="SettingException">It is another one.</exception>
    public void Require(string file, EncoderFile encoder)
    {
        if (Fingerprint == encoder.Fingerprint) return;
        throw new SettingException(
            $"{file} was made by another encoder ({Fingerprint[..Math.Min(8, Fingerprint.Length)]}) than {encoder.Path} is ({encoder.Fingerprint[..8]}), and their features cannot be compared. "
            + "Name the encoder that made it with --encoder RUN, or make it anew with 'selfsame embed'.");
    }
}
