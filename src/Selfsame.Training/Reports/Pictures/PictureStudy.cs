using Selfsame.Data.Random;
using Selfsame.Data.Sources;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Reports.Maps;

namespace Selfsame.Training.Reports.Pictures;

/// <summary>What an encoder makes of pictures: where they lie, what it finds alike, what a linear probe on it takes for something else.</summary>
internal sealed class PictureStudy
{
    private const int MapAxes = 50;
    private const int FewestPoints = 8;
    private const int FidelityNeighbours = 10;

    private PictureStudy(PictureSource pictures, PictureSource searched, int[] mapped)
    {
        (Pictures, Searched, Mapped) = (pictures, searched, mapped);
    }

    /// <summary>The pictures that are shown.</summary>
    internal PictureSource Pictures { get; }

    /// <summary>The pictures among which neighbours were looked for.</summary>
    internal PictureSource Searched { get; }

    /// <summary>Whether neighbours were looked for among other pictures than those shown.</summary>
    internal bool SearchesOthers => !ReferenceEquals(Pictures, Searched);

    /// <summary>The places in <see cref="Pictures"/> of the points on the map.</summary>
    internal int[] Mapped { get; }

    /// <summary>Ways to lay the map out; none where there are too few pictures.</summary>
    internal IReadOnlyList<MapLayout> Layouts { get; private init; } = [];

    /// <summary>What was found alike.</summary>
    internal IReadOnlyList<FoundNeighbours> Neighbours { get; private init; } = [];

    /// <summary>What a linear probe made of the pictures; null without two labelled sets.</summary>
    internal Verdict? Verdict { get; private init; }

    /// <summary>Looks at pictures.</summary>
    /// <param name="encoder">The encoder, on the device where features are made.</param>
    /// <param name="training">Labelled pictures to learn from and to search, or null.</param>
    /// <param name="pictures">The pictures to show.</param>
    /// <param name="options">How many.</param>
    /// <param name="progress">Told, in a few words, what is being done.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="Data.DataException">The two sets do not fit together.</exception>
    internal static PictureStudy Of(
        EncoderFile encoder, PictureSource? training, PictureSource pictures, PictureStudyOptions options, Action<string>? progress, CancellationToken cancellation)
    {
        var pair = training is null ? null : LabelledPair.Of(training, pictures);
        progress?.Invoke("features");
        using var shown = Features(encoder, pictures, options.MostTest, options, cancellation);
        using var bank = training is null ? null : Features(encoder, training, options.MostTraining, options, cancellation);
        var mapped = Enumerable.Range(0, Math.Min(options.MapPoints, shown.Count)).ToArray();
        progress?.Invoke("the map");
        var layouts = mapped.Length < FewestPoints ? [] : Layout(shown, mapped.Length, cancellation);
        progress?.Invoke("neighbours and mistakes");
        Verdict? verdict = null;
        if (pair is not null)
        {
            using var judged = new FeatureSet(shown.Features.Clone(), Array.ConvertAll(shown.Labels, pair.TrainingLabel), shown.Indices);
            verdict = Verdict.Of(bank!, judged, training!.Classes, options.Mistakes);
        }

        return new PictureStudy(pictures, training ?? pictures, [.. mapped.Select(row => shown.Indices[row])])
        {
            Layouts = layouts,
            Neighbours = Search(shown, bank, options),
            Verdict = verdict,
        };
    }

    // A fixed choice of a large set, in an order that has nothing to do with its classes.
    private static FeatureSet Features(EncoderFile encoder, PictureSource source, int most, PictureStudyOptions options, CancellationToken cancellation)
    {
        var chosen = Philox.Permutation(source.Count, 0, 0)[..Math.Min(most, source.Count)];
        var found = new FeatureExtractor(options.Features).Extract(encoder.Backbone, source.Subset(chosen), encoder.Preprocessing, cancellation);
        return new FeatureSet(found.Features, found.Labels, Array.ConvertAll(found.Indices, position => chosen[position]));
    }

    private static IReadOnlyList<MapLayout> Layout(FeatureSet shown, int count, CancellationToken cancellation)
    {
        float[] unit;
        float[] axes;
        int width;
        double[] shares;
        using (new NoGrad())
        using (new TensorScope())
        {
            var features = UnitLength(shown.Features.Narrow(0, 0, count));
            unit = features.ToArray<float>();
            (axes, width, shares) = PrincipalAxes.Of(features, MapAxes);
        }

        var neighbours = Math.Min(FidelityNeighbours, count / 4);
        // Which way up it lies means nothing: the wide way, as a page does.
        var near = PrincipalAxes.Turned(NeighbourEmbedding.Of(axes, count, width, cancellation: cancellation));
        var flat = new float[2 * count];
        for (var row = 0; row < count; row++) (flat[2 * row], flat[(2 * row) + 1]) = (axes[row * width], width > 1 ? axes[(row * width) + 1] : 0);
        return
        [
            new MapLayout("t-SNE", $"Keeps neighbours together: {Kept(near)} of a picture's {neighbours} nearest are among its {neighbours} nearest here. How far groups lie apart, and how large they are, means little.", near),
            new MapLayout("PCA", $"The two directions in which the features differ most: {NumberText.Percent(shares[0] + shares.ElementAtOrDefault(1))} of the variance. Distances mean what they say, but {Kept(flat)} of a picture's {neighbours} nearest are among its {neighbours} nearest here.", flat),
        ];

        string Kept(float[] plane) => NumberText.Percent(NeighbourFidelity.Of(unit, unit.Length / count, plane, neighbours));
    }

    private static IReadOnlyList<FoundNeighbours> Search(FeatureSet shown, FeatureSet? bank, PictureStudyOptions options)
    {
        using var noGrad = new NoGrad();
        using var scope = new TensorScope();
        var searched = bank ?? shown;
        // Where a picture is looked for among its own kind it finds itself first.
        var extra = bank is null ? 1 : 0;
        var wanted = Math.Min(options.Neighbours, searched.Count - extra);
        var rows = Spread(shown.Labels, options.Queries);
        if (rows.Length == 0 || wanted < 1) return [];
        var queries = UnitLength(shown.Features.IndexSelect(0, Tensor.From(Array.ConvertAll(rows, row => (long)row))));
        var (cosines, found) = queries.Mm(UnitLength(searched.Features).T).Topk(wanted + extra, 1);      // Q x k
        var (near, places) = (cosines.ToArray<float>(), found.ToArray<long>());
        return [.. rows.Select((row, query) => new FoundNeighbours(
            shown.Indices[row],
            [.. Enumerable.Range(query * (wanted + extra), wanted + extra)
                .Where(at => bank is not null || places[at] != row)
                .Take(wanted)
                .Select(at => new FoundNeighbour(searched.Indices[places[at]], near[at]))]))];
    }

    // The first of each class, then the second of each, until there are enough.
    private static int[] Spread(int[] labels, int count)
    {
        var seen = new Dictionary<int, int>();
        var turns = Array.ConvertAll(labels, label => seen[label] = seen.GetValueOrDefault(label) + 1);
        return [.. Enumerable.Range(0, labels.Length).OrderBy(row => turns[row]).ThenBy(row => labels[row]).Take(count)];
    }

    private static Tensor UnitLength(Tensor features) => features / features.Square().Sum([1], keepdim: true).Sqrt().ClampMin(1e-12);
}
