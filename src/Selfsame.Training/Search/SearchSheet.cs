using System.Globalization;
using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;
using Selfsame.Training.Embeddings;
using Selfsame.Training.Sheets;

namespace Selfsame.Training.Search;

/// <summary>Queries, each at the head of a row of what was found for it, with similarities and classes.</summary>
public static class SearchSheet
{
    private const int MostColumns = 11;

    /// <summary>Draws the sheet.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="source">Where the found pictures are; one that is not there is shown as a gray place.</param>
    /// <returns>The bytes of a PNG file.</returns>
    public static byte[] ToPng(SearchResult result, PictureSource source)
    {
        var places = PicturesByName.In(source, [.. result.Hits.SelectMany(hits => hits).Select(hit => hit.Path)]);
        var owned = new List<Picture>();
        Picture? Found(string path)
        {
            var picture = places.TryGetValue(path, out var index) ? Thumbnail.Read(source, index, CaptionedSheet.Side) : null;
            if (picture is not null) owned.Add(picture);
            return picture;
        }
        var rows = new List<SheetRow>();
        for (var query = 0; query < result.Queries.Count; query++)
        {
            var picture = PictureFile.Read(result.Queries[query]);
            owned.Add(picture);
            var name = Path.GetFileName(result.Queries[query]);
            rows.Add(new SheetRow($"{name} among {result.Searched.ToString("N0", CultureInfo.InvariantCulture)} pictures",
            [
                new SheetPicture(picture, ["query"], SheetFrame.Query),
                .. result.Hits[query].Select(hit => new SheetPicture(
                    Found(hit.Path), [hit.Similarity.ToString("0.000", CultureInfo.InvariantCulture), hit.Class ?? Path.GetFileName(hit.Path)])),
            ]));
        }
        var png = new CaptionedSheet(MostColumns).ToPng(rows);
        foreach (var picture in owned) picture.Dispose();
        return png;
    }
}
