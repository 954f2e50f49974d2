namespace Selfsame.Data.Sources;

/// <summary>Which columns of a list hold what: one picture a row, or two or three that belong together.</summary>
/// <param name="Paths">The columns that hold files, in the order of the pictures of a sample.</param>
/// <param name="Class">The column that holds the names of classes, or null.</param>
/// <param name="Label">The column that holds the numbers of classes, or null.</param>
/// <param name="Asked">The one of these two that the user asked for, which must be there, or null.</param>
internal sealed record ListColumns(string[] Paths, string? Class, string? Label, string? Asked)
{
    /// <summary>The column that says whether two pictures are alike: 1 or 0.</summary>
    internal const string Similar = "similar";

    private static readonly string[] Pair = ["first", "second"];
    private static readonly string[] Triplet = ["anchor", "positive", "negative"];

    internal bool ArePairs => ReferenceEquals(Paths, Pair);

    /// <summary>The columns of a list by what the user asked for and, where this is nothing, by the names there are.</summary>
    internal static ListColumns Of(string? pathColumn, string? classColumn, IReadOnlyList<string> names)
    {
        bool Has(string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);
        if (pathColumn is null && !Has("path"))
        {
            if (Array.Exists(Pair, Has))
            {
                return new ListColumns(Pair, null, classColumn ?? Similar, classColumn);
            }

            if (Array.Exists(Triplet, Has))
            {
                return new ListColumns(Triplet, classColumn ?? "class", classColumn is null ? "label" : null, classColumn);
            }
        }

        return new ListColumns([pathColumn ?? "path"], classColumn ?? "class", classColumn is null ? "label" : null, classColumn);
    }
}
