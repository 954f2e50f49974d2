using System.Text;

namespace Selfsame.Data.Sources;

/// <summary>The classes that the folders of pictures stand for.</summary>
internal sealed class FolderLabels
{
    private const byte Separator = (byte)'/';

    private FolderLabels(string[] classes, int[] labels)
    {
        Classes = classes;
        Labels = labels;
    }

    /// <summary>The names of the classes, in ordinal order.</summary>
    internal string[] Classes { get; }

    /// <summary>For each picture, its class.</summary>
    internal int[] Labels { get; }

    /// <summary>The labels of listed pictures; null where pictures lie beside the folders, or none are wanted.</summary>
    internal static FolderLabels? Of(FolderIndex index, FolderClasses classes)
    {
        if (classes == FolderClasses.None)
        {
            return null;
        }

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var labels = new int[index.Count];
        var last = ReadOnlySpan<byte>.Empty;
        var lastNumber = -1;
        for (var i = 0; i < labels.Length; i++)
        {
            var name = index.NameBytes(i);
            var end = classes == FolderClasses.First ? name.IndexOf(Separator) : name.LastIndexOf(Separator);
            if (end < 0)
            {
                return null;
            }

            // Pictures of a class mostly follow each other: a string is made for the first one only.
            if (lastNumber < 0 || !name[..end].SequenceEqual(last))
            {
                var text = Encoding.UTF8.GetString(name[..end]);
                if (!numbers.TryGetValue(text, out lastNumber))
                {
                    numbers.Add(text, lastNumber = numbers.Count);
                }

                last = name[..end];
            }

            labels[i] = lastNumber;
        }

        // Names, not the order of the listing, decide: 'a-b/' sorts before 'a/' as a path, but behind it as a class.
        string[] ordered = [.. numbers.Keys.Order(StringComparer.Ordinal)];
        var labelOf = new int[ordered.Length];
        for (var label = 0; label < ordered.Length; label++)
        {
            labelOf[numbers[ordered[label]]] = label;
        }

        return new FolderLabels(ordered, Array.ConvertAll(labels, number => labelOf[number]));
    }
}
