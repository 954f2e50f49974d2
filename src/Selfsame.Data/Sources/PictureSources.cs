using Selfsame.Data.Scenes;

namespace Selfsame.Data.Sources;

/// <summary>Opens a source of pictures from the text that a user gives.</summary>
public static class PictureSources
{
    /// <summary>The kinds of sources that a specification may start with.</summary>
    public static IReadOnlyList<string> Schemes { get; } = ["folder", "idx", "cifar10", "cifar100", "list", "tar", "scenes"];

    /// <summary>Opens a source.</summary>
    /// <remarks>
    /// <para><c>folder:PATH?classes=first|leaf|none</c>: pictures in a folder and below; sub-folders are the classes.</para>
    /// <para><c>idx:PATH?split=train|test</c>: the MNIST family, a folder or the images file; also compressed with gzip.</para>
    /// <para><c>cifar10:PATH?split=train|test</c>, <c>cifar100:PATH?split=train|test&amp;labels=fine|coarse</c>: the binary version.</para>
    /// <para><c>list:FILE.csv|jsonl?path=COLUMN&amp;class=COLUMN&amp;number=COLUMN,COLUMN</c>: one picture a row, relative to the list's own folder.</para>
    /// <para>
    /// <c>tar:FILE|FOLDER|PATTERN?picture=EXTENSION&amp;damaged=refuse|keep&amp;buffer=N</c>: WebDataset shards, a pattern being <c>train-*.tar</c> or
    /// <c>train-{0000..0127}.tar</c>.
    /// </para>
    /// <para><c>scenes:train|test?n=4000&amp;size=64&amp;seed=1&amp;colour=free|shape|untied</c>: the built-in procedural scenes.</para>
    /// <para>A bare path is recognised by what it holds.</para>
    /// </remarks>
    /// <param name="specification">The text.</param>
    /// <exception cref="DataException">There is no such source, or it holds no pictures, or it is damaged.</exception>
    public static PictureSource Open(string specification)
    {
        if (string.IsNullOrWhiteSpace(specification))
        {
            throw new DataException("No source of pictures was given: name a folder, a list (.csv or .jsonl) or scenes:train.");
        }

        if (Path.Exists(specification))
        {
            return OpenPath(specification, new SourceOptions(specification, ""));
        }

        var mark = specification.LastIndexOf('?');
        var place = mark < 0 ? specification : specification[..mark];
        var options = new SourceOptions(specification, mark < 0 ? "" : specification[(mark + 1)..]);
        var colon = place.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return place == "scenes" ? SceneSource.Open("train", options) : OpenPath(place, options);
        }

        var (scheme, rest) = (place[..colon], place[(colon + 1)..]);
        if (rest.Length == 0 && scheme != "scenes" && Schemes.Contains(scheme, StringComparer.Ordinal))
        {
            throw new DataException($"{specification}: a path must stand behind '{scheme}:'.");
        }

        return scheme switch
        {
            "folder" => FolderSource.Open(rest, options),
            "idx" => IdxSource.Open(rest, options),
            "cifar10" => CifarSource.Open(rest, CifarKind.Ten, options),
            "cifar100" => CifarSource.Open(rest, CifarKind.Hundred, options),
            "list" => ListSource.Open(rest, options),
            "tar" => TarSource.Open(rest, options),
            "scenes" => SceneSource.Open(rest.Length == 0 ? "train" : rest, options),
            _ when scheme.Contains('/', StringComparison.Ordinal) || scheme.Contains('\\', StringComparison.Ordinal) => OpenPath(place, options),
            _ => throw Unknown(specification, scheme),
        };
    }

    private static DataException Unknown(string specification, string scheme)
    {
        var suggestion = NearestName.Suggest(scheme, Schemes);
        return new DataException(
            $"{specification}: there is no kind of source '{scheme}:' and no such path.{suggestion} Kinds are {string.Join(", ", Schemes)}.");
    }

    private static PictureSource OpenPath(string path, SourceOptions options)
    {
        if (Directory.Exists(path))
        {
            return CifarSource.Recognise(path) is { } kind ? CifarSource.Open(path, kind, options)
                : IdxSource.IsFolder(path) ? IdxSource.Open(path, options)
                : FolderSource.Open(path, options);
        }

        if (TarSource.IsPattern(path))
        {
            return TarSource.Open(path, options);
        }

        if (!File.Exists(path))
        {
            throw IdxSource.IsPrefix(path) ? new DataException($"{path} is the start of the names of idx files: write idx:{path}.") : MissingPath.Error(path);
        }

        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" or ".jsonl" => ListSource.Open(path, options),
            _ when CifarSource.Recognise(path) is { } kind => CifarSource.Open(path, kind, options),
            _ when IdxSource.IsFile(path) => IdxSource.Open(path, options),
            _ => throw new DataException($"{path} is a file of no known kind: give a folder of pictures, a .csv or .jsonl list, .tar shards, idx files or CIFAR binaries."),
        };
    }
}
