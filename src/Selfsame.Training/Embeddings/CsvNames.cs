using Selfsame.Data.Sources;

namespace Selfsame.Training.Embeddings;

/// <summary>The names in the first two columns of a file.</summary>
internal static class CsvNames
{
    /// <exception cref="InvalidDataException">The file is missing, or has fewer rows.</exception>
    public static IReadOnlyList<EmbeddingName> Of(string path, IReadOnlyList<int> rows)
    {
        if (!File.Exists(path)) throw new InvalidDataException($"{path} is missing, which says whose features are whose. Make it anew with 'selfsame embed'.");
        var wanted = rows.ToHashSet();
        var found = new Dictionary<int, EmbeddingName>();
        var row = -1;                                                          // the header
        foreach (var (line, fields) in CsvReader.Read(path))
        {
            if (found.Count == wanted.Count) break;
            if (fields.Count < 2) throw new InvalidDataException($"{path}, line {line}: a name and a class are expected.");
            if (wanted.Contains(row)) found.Add(row, new EmbeddingName(fields[0], fields[1].Length == 0 ? null : fields[1]));
            row++;
        }
        if (found.Count < wanted.Count) throw new InvalidDataException($"{path} ends before row {wanted.Except(found.Keys).Max()}: it does not belong to these features.");
        return [.. rows.Select(each => found[each])];
    }
}
