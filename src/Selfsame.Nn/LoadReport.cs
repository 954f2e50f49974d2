namespace Selfsame.Nn;

/// <summary>What a load found: how many tensors were copied, and which names had no partner.</summary>
/// <param name="Matched">Number of tensors whose name and shape fitted and that were copied.</param>
/// <param name="Missing">Names the module has and the state lacks; these tensors keep their values.</param>
/// <param name="Unexpected">Names the state has and the module lacks; these tensors were ignored.</param>
public sealed record LoadReport(int Matched, IReadOnlyList<string> Missing, IReadOnlyList<string> Unexpected)
{
    /// <summary>True where every name had its partner.</summary>
    public bool IsComplete => Missing.Count == 0 && Unexpected.Count == 0;

    /// <summary>One line: the counts, and the first few names of each list.</summary>
    public override string ToString() =>
        $"matched {Matched} of {Matched + Missing.Count} tensors" + List("missing", Missing) + List("unexpected", Unexpected);

    internal static string List(string title, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return "";
        }

        const int Shown = 4;
        var more = names.Count > Shown ? ", ..." : "";
        return $"; {names.Count} {title}: {string.Join(", ", names.Take(Shown))}{more}";
    }
}
