using System.Globalization;

namespace Selfsame.Data.Sources;

/// <summary>Turns what a list says of classes into label numbers and class names.</summary>
/// <remarks>
/// Numbers in a column 'label' are taken as they are, named by the column 'class' where there is one. Names are numbered in ordinal
/// order. An empty field is no label.
/// </remarks>
internal sealed class ListLabels
{
    private const int MostClasses = 1_000_000;

    private ListLabels(string[] classes, int[] labels)
    {
        Classes = classes;
        Labels = labels;
    }

    internal string[] Classes { get; }

    internal int[] Labels { get; }

    internal static ListLabels Of(string file, List<ListRow> rows) =>
        rows.TrueForAll(row => row.Label is null || IsNumber(row.Label) || row.Label.Length == 0) && rows.Exists(row => !string.IsNullOrEmpty(row.Label))
            ? Numbered(file, rows)
            : Named(rows);

    /// <summary>The labels of pairs: 1 for pictures that are alike, 0 for others; none where the list does not say.</summary>
    internal static ListLabels OfPairs(List<ListRow> rows) => rows.TrueForAll(row => row.Label is null)
        ? new ListLabels([], [.. rows.Select(_ => -1)])
        : new ListLabels(["different", "similar"], [.. rows.Select(row => row.Label switch { "1" => 1, "0" => 0, _ => -1 })]);

    private static bool IsNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < MostClasses;

    private static ListLabels Numbered(string file, List<ListRow> rows)
    {
        var labels = rows.ConvertAll(row => string.IsNullOrEmpty(row.Label) ? -1 : int.Parse(row.Label, CultureInfo.InvariantCulture));
        var names = new string?[labels.Max() + 1];
        for (var i = 0; i < rows.Count; i++)
        {
            if (labels[i] < 0 || string.IsNullOrEmpty(rows[i].Class))
            {
                continue;
            }

            var known = names[labels[i]] ??= rows[i].Class;
            if (known != rows[i].Class)
            {
                throw new DataException($"{file}, line {rows[i].Line}: label {labels[i]} is called '{rows[i].Class}' here and '{known}' above.");
            }
        }

        return new ListLabels([.. names.Select((name, label) => name ?? label.ToString(CultureInfo.InvariantCulture))], [.. labels]);
    }

    private static ListLabels Named(List<ListRow> rows)
    {
        var names = rows.ConvertAll(row => (row.Class is { Length: > 0 } name ? name : row.Label) ?? "");
        string[] classes = [.. names.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var label = 0; label < classes.Length; label++)
        {
            numbers.Add(classes[label], label);
        }

        return new ListLabels(classes, [.. names.Select(name => numbers.GetValueOrDefault(name, -1))]);
    }
}
