using Selfsame.Data.Sources;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Embeddings;

/// <summary>Pictures that are encoded when their features are asked for.</summary>
internal sealed class EncodedNow : EncodedPictures
{
    private readonly List<int> _indices = [];
    private IReadOnlyList<string> _unreadable = [];

    public EncodedNow(string name, EncoderFile encoder, PictureSource pictures, FeatureExtractorOptions options)
        : base(options)
    {
        (EncoderPath, Encoder, Pictures) = (name, encoder, pictures);
        encoder.Backbone.To(options.Device);
    }

    public override string EncoderPath { get; }

    public override EncoderFile Encoder { get; }

    public override PictureSource Pictures { get; }

    public override int Count => Pictures.Count;

    public override int Width => Encoder.Backbone.FeatureCount;

    public override string WhyLeftOut => "not readable";

    public override IReadOnlyList<string> Unreadable => _unreadable;

    public override void Visit(Action<Tensor> receive, CancellationToken cancellation = default)
    {
        _indices.Clear();
        var damaged = new FeatureExtractor(Options).Visit(Encoder.Backbone, Pictures, Encoder.Preprocessing, features =>
        {
            _indices.AddRange(features.Indices);
            receive(features.Features);
        }, cancellation);
        _unreadable = [.. damaged.Pictures.Select(picture => picture.Reason)];
    }

    public override IReadOnlyList<EmbeddingName> Names(IReadOnlyList<int> rows) => [.. rows.Select(row => _indices[row]).Select(index =>
        new EmbeddingName(Pictures.Identity(index), Pictures.Label(index) is >= 0 and var label ? Pictures.Classes[label] : null))];

    private protected override int[] Indices() => [.. _indices];
}
