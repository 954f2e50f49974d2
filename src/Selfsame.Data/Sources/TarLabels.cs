using System.Globalization;

namespace Selfsame.Data.Sources;

/// <summary>Turns what shards say of classes into labels and class names: numbers are taken as they are, names are numbered in ordinal order.</summary>
internal sealed class TarLabels
{
    private const int MostClasses = 1_000_000;

    private TarLabels(string[] classes, int[] labels)
    {
        Classes = classes;
        Labels = labels;
    }

    internal string[] Classes { get; }

    /// <summary>For each picture of all shards, its class or -1.</summary>
    internal int[] Labels { get; }

    internal static TarLabels Of(IReadOnlyList<TarIndex> shards)
    {
        var names = new List<string>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var labels = new int[shards.Sum(shard => shard.Count)];
        var next = 0;
        foreach (var shard in shards)
        {
            var places = new int[shard.ClassCount];
            for (var i = 0; i < places.Length; i++)
            {
                var name = shard.Class(i);
                if (!numbers.TryGetValue(name, out places[i]))
                {
                    numbers.Add(name, places[i] = names.Count);
                    names.Add(name);
                }
            }

            for (var i = 0; i < shard.Count; i++)
            {
                labels[next++] = shard.Label(i) < 0 ? -1 : places[shard.Label(i)];
            }
        }

        // Texts that nearly all differ are captions.
        if (shards.All(shard => shard.ClassesAreTexts) && names.Count > labels.Count(label => label >= 0) / 2)
        {
            return new TarLabels([], Array.ConvertAll(labels, _ => -1));
        }

        return names.Count > 0 && names.TrueForAll(IsNumber) ? Numbered(names, labels) : Named(names, labels);
    }

    private static bool IsNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < MostClasses;

    private static TarLabels Numbered(List<string> names, int[] labels)
    {
        var values = names.ConvertAll(name => int.Parse(name, CultureInfo.InvariantCulture));
        string[] classes = [.. Enumerable.Range(0, values.Max() + 1).Select(value => value.ToString(CultureInfo.InvariantCulture))];
        return new TarLabels(classes, Array.ConvertAll(labels, label => label < 0 ? -1 : values[label]));
    }

    private static TarLabels Named(List<string> names, int[] labels)
    {
        string[] classes = [.. names.Order(StringComparer.Ordinal)];
        var places = names.ConvertAll(name => Array.BinarySearch(classes, name, StringComparer.Ordinal));
        return new TarLabels(classes, Array.ConvertAll(labels, label => label < 0 ? -1 : places[label]));
    }
}
