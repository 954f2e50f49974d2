using System.Globalization;
using Selfsame.Cli.Terminal;
using Selfsame.Data;
using Selfsame.Data.Sources;
using Selfsame.Training;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Selection;

namespace Selfsame.Cli.Commands;

/// <summary>A choice as the command line asks for it.</summary>
internal sealed class SelectRun : IDisposable
{
    private readonly FeatureSet _candidates;
    private readonly FeatureSet? _labelled;
    private readonly int _classes;
    private readonly int _count;

    private SelectRun(PictureSource source, FeatureSet candidates, FeatureSet? labelled, int classes, int count) =>
        (Source, _candidates, _labelled, _classes, _count) = (source, candidates, labelled, classes, count);

    /// <summary>What can be chosen: all but what is labelled.</summary>
    internal PictureSource Source { get; }

    internal int Candidates => _candidates.Count;

    internal int Labelled => _labelled?.Count ?? 0;

    internal bool AreFiles => Source.StoredFile(0) is not null;

    internal static SelectRun Of(
        string run, string data, string? labelled, SelectionStrategy way, int count, FeatureExtractorOptions options, StatusLine status, CancellationToken cancellation)
    {
        var whole = PictureSources.Open(data);
        var known = labelled is null ? null : PictureSources.Open(labelled);
        if (way == SelectionStrategy.Uncertain && known is null) throw new SettingException("--strategy uncertain learns from labels: give some with --labelled SOURCE, or choose the first ones by --strategy typical.");
        if (way == SelectionStrategy.Uncertain && !known!.HasLabels) throw new DataException($"{known.Description}: --strategy uncertain learns from labels, and not all of these pictures have one.");
        var names = known is null ? [] : Enumerable.Range(0, known.Count).Select(index => Key(known, index)).ToHashSet(StringComparer.Ordinal);
        int[] open = [.. Enumerable.Range(0, whole.Count).Where(index => !names.Contains(Key(whole, index)))];
        if (open.Length < count)
            throw new SettingException(string.Create(CultureInfo.InvariantCulture, $"--count {count}: only {open.Length:N0} of {whole.Count:N0} pictures can be chosen{(known is null ? "" : "; the others are labelled already")}."));
        var source = open.Length == whole.Count ? whole : whole.Subset(open);
        var encoder = EncoderFile.Load(run);
        encoder.Backbone.To(options.Device);
        var extractor = new FeatureExtractor(options);
        status.Say(string.Create(CultureInfo.InvariantCulture, $"features of {source.Count + (known?.Count ?? 0):N0} pictures"));
        var candidates = extractor.Extract(encoder.Backbone, source, encoder.Preprocessing, cancellation);
        if (candidates.Count < source.Count) Console.Error.WriteLine($"selfsame: {source.Count - candidates.Count} pictures could not be read and are not chosen.");
        if (candidates.Count < count) throw new DataException($"{data}: {count} pictures cannot be chosen of {candidates.Count} that can be read.");
        return new SelectRun(source, candidates, known is null ? null : extractor.Extract(encoder.Backbone, known, encoder.Preprocessing, cancellation), known?.Classes.Count ?? 0, count);
    }

    internal IReadOnlyList<(int Index, double? Score)> Choose(IPictureSelector selector, long seed)
    {
        using var pool = new SelectionPool(_candidates, _labelled, _classes);
        return [.. selector.Select(pool, _count, seed).Select(each => (_candidates.Indices[each.Row], each.Score))];
    }

    public void Dispose()
    {
        _candidates.Dispose();
        _labelled?.Dispose();
    }

    // The same file is the same picture, whatever each source calls it.
    private static string Key(PictureSource source, int index) => source.StoredFile(index) ?? source.Identity(index);
}
