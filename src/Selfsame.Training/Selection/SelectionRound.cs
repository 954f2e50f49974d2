using System.Globalization;
using Selfsame.Data;
using Selfsame.Data.Sources;
using Selfsame.Torch;
using Selfsame.Training.Classifiers;
using Selfsame.Training.Embeddings;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Selection;

/// <summary>A round of choosing what to label: the pictures that can be chosen, and those that have labels already and are not chosen again.</summary>
/// <remarks>The same file is the same picture, whatever two sources call it; where pictures are no files of their own, their names decide.</remarks>
/// <example><code>
/// var pictures = EncodedPictures.Open("runs/photos", "photos", new FeatureExtractorOptions());
/// using var round = SelectionRound.Prepare(pictures, labelled: null, new SelectionOptions { Count = 50 });
/// SelectionFile.Write("tolabel.csv", round.Choose(), round.Pictures);
/// </code></example>
public sealed class SelectionRound : IDisposable
{
    private readonly SelectionOptions _options;
    private readonly SelectionPool _pool;
    private readonly int[] _indices;

    private SelectionRound(SelectionOptions options, SelectionPool pool, int[] indices) => (_options, _pool, _indices) = (options, pool, indices);

    /// <summary>All pictures, labelled ones included.</summary>
    public required PictureSource Pictures { get; init; }

    /// <summary>How many can be chosen.</summary>
    public int Candidates => _indices.Length;

    /// <summary>How many are labelled already.</summary>
    public int Labelled => _pool.Labels.Length;

    /// <summary>How many have no features, and are not chosen for that: <see cref="EncodedPictures.WhyLeftOut"/>.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Whether a classifier's own probabilities tell what is uncertain, and no probe on labelled pictures.</summary>
    public bool AsksClassifier => _pool.Probabilities is not null;

    /// <summary>Prepares a round.</summary>
    /// <param name="pictures">The pictures; their labels are not looked at.</param>
    /// <param name="labelled">Those that have labels already, among these pictures or elsewhere; null for none.</param>
    /// <param name="options">How many to choose, and by what.</param>
    /// <param name="progress">Told the number of pictures encoded; may be null.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="SettingException">There are fewer pictures than shall be chosen, or what the strategy needs is not there.</exception>
    /// <exception cref="DataException">The labelled pictures have no labels, or too few pictures can be read.</exception>
    public static SelectionRound Prepare(EncodedPictures pictures, PictureSource? labelled, SelectionOptions options, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        using var scope = new TensorScope();
        var source = pictures.Pictures;
        var classifier = options.Strategy == SelectionStrategy.Uncertain ? WhoIsAsked(pictures, labelled) : null;
        var labelledAs = Match(source, labelled);
        var open = labelledAs.Count(match => match < 0);
        if (open < options.Count)
            throw new SettingException(string.Create(CultureInfo.InvariantCulture, $"--count {options.Count}: only {open:N0} of {source.Count:N0} pictures can be chosen{(labelled is null ? "" : "; the others are labelled already")}."));
        using var all = pictures.Features(progress, cancellation);
        int[] rows = [.. Enumerable.Range(0, all.Count).Where(row => labelledAs[all.Indices[row]] < 0)];
        if (rows.Length < options.Count) throw new DataException($"{source.Description}: {options.Count} pictures cannot be chosen of {rows.Length:N0}: the others are {pictures.WhyLeftOut}.");
        using var candidates = rows.Length == all.Count ? all : all.Subset(rows);
        using var known = labelled is null ? null : Known(pictures, all, labelledAs, labelled, cancellation);
        var probabilities = classifier is null ? null : Probabilities(classifier, candidates);
        return new SelectionRound(options, new SelectionPool(candidates, known, labelled?.Classes.Count ?? 0, probabilities), candidates.Indices)
        {
            Pictures = source,
            LeftOut = source.Count - all.Count,
        };
    }

    /// <summary>Chooses.</summary>
    /// <returns>Indices into <see cref="Pictures"/> and, where the strategy has such a number, why each was chosen; the most wanted first.</returns>
    public IReadOnlyList<(int Index, double? Score)> Choose() =>
        [.. PictureSelection.Selector(_options.Strategy, _options.Measure).Select(_pool, _options.Count, _options.Seed).Select(each => (_indices[each.Row], each.Score))];

    /// <inheritdoc/>
    public void Dispose() => _pool.Dispose();

    // Null where a probe on the labelled pictures will tell.
    private static ClassifierFile? WhoIsAsked(EncodedPictures pictures, PictureSource? labelled)
    {
        if (labelled is { HasLabels: false }) throw new DataException($"{labelled.Description}: --strategy uncertain learns from labels, and not all of these pictures have one.");
        if (labelled is not null) return null;
        return pictures.Encoder.HasClassifier
            ? ClassifierFile.Load(pictures.Encoder.Path)
            : throw new SettingException("--strategy uncertain learns from labels: give some with --labelled SOURCE, or name the run of a classifier ('selfsame finetune' makes one) in place of this one; or choose the first ones by --strategy typical.");
    }

    // For every picture which of the labelled ones it is, or -1.
    private static int[] Match(PictureSource source, PictureSource? labelled)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var index = 0; index < (labelled?.Count ?? 0); index++) places.TryAdd(Key(labelled!, index), index);
        return [.. Enumerable.Range(0, source.Count).Select(index => places.GetValueOrDefault(Key(source, index), -1))];
    }

    // Labelled pictures that stand among the others have their features already; only the rest is encoded.
    private static FeatureSet Known(EncodedPictures pictures, FeatureSet all, int[] labelledAs, PictureSource labelled, CancellationToken cancellation)
    {
        int[] rows = [.. Enumerable.Range(0, all.Count).Where(row => labelledAs[all.Indices[row]] >= 0)];
        var inside = Array.ConvertAll(rows, row => labelledAs[all.Indices[row]]);
        int[] outside = [.. Enumerable.Range(0, labelled.Count).Except(inside)];
        using var here = all.Subset(rows);
        if (outside.Length == 0) return new FeatureSet(here.Features.Clone(), Array.ConvertAll(inside, labelled.Label), inside);
        using var elsewhere = pictures.Encode(labelled.Subset(outside), cancellation);
        int[] indices = [.. inside, .. elsewhere.Indices.Select(index => outside[index])];
        return new FeatureSet(Tensor.Cat([here.Features, elsewhere.Features], 0), Array.ConvertAll(indices, labelled.Label), indices);
    }

    private static Tensor Probabilities(ClassifierFile classifier, FeatureSet candidates)
    {
        using var noGrad = new NoGrad();
        return noGrad.Keep(classifier.Classifier.Head.Forward(candidates.Features).Softmax(1));    // N x C
    }

    private static string Key(PictureSource source, int index) => source.StoredFile(index) ?? source.Identity(index);
}
