using System.Globalization;
using System.IO.Enumeration;

namespace Selfsame.Data.Sources;

/// <summary>The files that a pattern of shards names: a file, a folder of .tar files, <c>*</c> in the file name, or WebDataset's braces.</summary>
internal static class ShardPattern
{
    private const int MostShards = 1_000_000;

    /// <summary>The files, in ordinal order.</summary>
    /// <exception cref="DataException">There are none, or one that is named is missing.</exception>
    internal static string[] Files(string pattern)
    {
        var files = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var one in Directory.Exists(pattern) ? [Path.Combine(pattern, "*.tar")] : File.Exists(pattern) ? [pattern] : Expand(pattern))
        {
            if (File.Exists(one))
            {
                files.Add(one);
            }
            else if (one.Contains('*', StringComparison.Ordinal))
            {
                files.UnionWith(Matching(one));
            }
            else
            {
                throw MissingPath.Error(one);
            }
        }

        return [.. files];
    }

    private static List<string> Matching(string pattern)
    {
        var folder = Path.GetDirectoryName(pattern) is { Length: > 0 } named ? named : ".";
        if (folder.Contains('*', StringComparison.Ordinal))
        {
            throw new DataException($"{pattern}: * may stand in the name of the files only, not in that of a folder.");
        }

        if (!Directory.Exists(folder))
        {
            throw MissingPath.Error(folder);
        }

        var name = Path.GetFileName(pattern);
        try
        {
            List<string> files = [.. Directory.EnumerateFiles(folder)
                .Where(file => FileSystemName.MatchesSimpleExpression(name, Path.GetFileName(file), ignoreCase: false) && Path.GetFileName(file)[0] != '.')
                .Select(file => folder == "." ? Path.GetFileName(file) : file)];
            return files.Count > 0 ? files : throw new DataException($"{folder} holds no file {name}: give the shards' names, such as tar:{folder}/train-*.tar.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{folder}: the folder cannot be listed: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    // {000..123} counts with leading zeros, {a,b} names; several pairs of braces are combined.
    private static IEnumerable<string> Expand(string pattern)
    {
        var open = pattern.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : pattern.IndexOf('}', open);
        if (close < 0)
        {
            return [pattern];
        }

        var tails = Expand(pattern[(close + 1)..]).ToList();
        return Alternatives(pattern, pattern[(open + 1)..close]).SelectMany(middle => tails.Select(tail => pattern[..open] + middle + tail));
    }

    private static IEnumerable<string> Alternatives(string pattern, string inside)
    {
        var dots = inside.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
        {
            return inside.Split(',');
        }

        var (first, last) = (inside[..dots], inside[(dots + 2)..]);
        if (!int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            || !int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to) || to < from || to - from >= MostShards)
        {
            throw new DataException($"{pattern}: {{{inside}}} must count from one number up to another, such as {{0000..0127}}.");
        }

        return Enumerable.Range(from, to - from + 1).Select(number => number.ToString(CultureInfo.InvariantCulture).PadLeft(first.Length, '0'));
    }
}
