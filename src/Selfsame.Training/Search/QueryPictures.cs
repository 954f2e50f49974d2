using Selfsame.Data;
using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;

namespace Selfsame.Training.Search;

/// <summary>Picture files that a user names one by one.</summary>
internal sealed class QueryPictures : PictureSource
{
    private readonly IReadOnlyList<string> _paths;

    /// <exception cref="DataException">One of them cannot be read.</exception>
    public QueryPictures(IReadOnlyList<string> paths)
    {
        _paths = paths;
        foreach (var path in paths)
        {
            if (Directory.Exists(path)) throw new DataException($"{path} is a folder: name a picture to look up.");
            if (!File.Exists(path)) throw new DataException(Missing(path));
            using var picture = PictureFile.Read(path);
        }
    }

    public override int Count => _paths.Count;

    public override string Description => $"{Count} pictures";

    public override Picture Read(int index) => PictureFile.Read(_paths[index]);

    public override string Identity(int index) => _paths[index];

    public override string StoredFile(int index) => Path.GetFullPath(_paths[index]);

    public override long StoredBytes(int index) => new FileInfo(_paths[index]).Length;

    private static string Missing(string path) => Path.IsPathRooted(path)
        ? $"There is no picture {path}."
        : $"There is no picture {path} in the current folder, {Directory.GetCurrentDirectory()}: name it as seen from there, or with its whole path.";
}
