using System.Globalization;
using System.Text.Json;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Data.Tests.Transforms;

/// <summary>docs/transforms.md states how far each transform lies from torchvision; these tests hold it to that.</summary>
public sealed class FidelityTests
{
    private static readonly string s_page = RepositoryRoot.Combine("docs/transforms.md");

    private static readonly Dictionary<string, string> s_names = new()
    {
        ["resizedCrop"] = "RandomResizedCrop",
        ["resize"] = "Resize",
        ["centerCrop"] = "CenterCrop",
        ["flip"] = "RandomHorizontalFlip",
        ["verticalFlip"] = "RandomVerticalFlip",
        ["rotate"] = "RandomRotation",
        ["brightness"] = "ColorJitter, brightness",
        ["contrast"] = "ColorJitter, contrast",
        ["saturation"] = "ColorJitter, saturation",
        ["hue"] = "ColorJitter, hue",
        ["jitter"] = "ColorJitter, all four",
        ["grayscale"] = "RandomGrayscale",
        ["blur"] = "GaussianBlur",
        ["solarize"] = "RandomSolarize",
        ["posterize"] = "RandomPosterize",
        ["equalize"] = "RandomEqualize",
        ["autoContrast"] = "RandAugment, auto-contrast",
        ["sharpness"] = "RandAugment, sharpness",
        ["randAugment"] = "RandAugment, each operation",
    };

    [Theory]
    [InlineData("bytes", "torchvision.json")]
    [InlineData("singles", "singles.json")]
    public void Differences_OfEveryTransform_AreNoLargerThanThePageStates(string table, string fixture)
    {
        var rows = Rows(table, fixture);
        var page = File.ReadAllText(s_page);
        var (first, last) = Place(page, table);
        if (Environment.GetEnvironmentVariable("SELFSAME_UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(s_page, page[..first] + Text(rows) + page[last..]);
            return;
        }

        var stated = page[first..last].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToDictionary(cells => cells[1]);
        Assert.Equal(rows.Select(row => row.Name).Order(), stated.Keys.Order());
        foreach (var row in rows)
        {
            var cells = stated[row.Name];
            Assert.Equal(row.Parameters, cells[2]);
            Assert.True(row.Difference.Largest <= Number(cells[3]), $"{row.Name}: the page states at most {cells[3]} levels, and it is {row.Difference.Largest}");
            Assert.True(row.Difference.Mean <= Number(cells[4]), $"{row.Name}: the page states a mean of {cells[4]} levels, and it is {row.Difference.Mean}");
        }
    }

    private static List<Row> Rows(string table, string fixture)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(RepositoryRoot.Combine("tests/fixtures/transforms/" + fixture)));
        var rows = new List<Row>();
        foreach (var cases in document.RootElement.GetProperty("cases").EnumerateArray().GroupBy(item => item.GetProperty("operation").GetString()!))
        {
            var differences = cases.Select(item => table == "bytes"
                ? TransformDifference.OfBytes(document.RootElement, item)
                : TransformDifference.OfSingles(document.RootElement, item)).ToList();
            var difference = new TransformDifference(differences.Max(each => each.Largest), differences.Average(each => each.Mean));
            rows.Add(new Row(s_names[cases.Key], Parameters(cases), difference));
        }

        return rows;
    }

    private static string Parameters(IEnumerable<JsonElement> cases)
    {
        var all = cases.ToList();
        var parts = new List<string>();
        void Add(string name, Func<JsonElement, string?> value)
        {
            var values = all.Select(value).Where(text => text is not null).Distinct().ToList();
            if (values.Count > 0)
            {
                parts.Add($"{name}{string.Join(", ", values)}");
            }
        }

        Add("", item => Property(item, "interpolation"));
        Add("", item => item.TryGetProperty("box", out var box) ? $"{box[2]} x {box[3]} to {item.GetProperty("size")[0]} x {item.GetProperty("size")[1]}" : null);
        Add("to ", item => !item.TryGetProperty("box", out _) && item.TryGetProperty("size", out var size) ? size[0].ToString() : null);
        Add("kernel and sigma ", item => item.TryGetProperty("kernel", out var kernel) ? $"{kernel}/{item.GetProperty("amount")}" : null);
        Add("", item => item.TryGetProperty("kernel", out _) ? null : Property(item, "amount"));
        Add("factors ", item => item.TryGetProperty("factors", out var factors) ? string.Join(" ", factors.EnumerateArray()) : null);
        Add("magnitude 11 of 31: ", item => Property(item, "name"));
        return string.Join("; ", parts);
    }

    private static string? Property(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static string Text(IEnumerable<Row> rows) =>
        "\n| transform | compared | largest | mean |\n| --- | --- | ---: | ---: |\n"
        + string.Concat(rows.Select(row => $"| {row.Name} | {row.Parameters} | {RoundedUp(row.Difference.Largest)} | {RoundedUp(row.Difference.Mean)} |\n"));

    // Two digits, upwards, so that what is stated holds.
    private static string RoundedUp(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1);
        return (Math.Ceiling(Math.Round(value / unit, 6)) * unit).ToString("0.##########", CultureInfo.InvariantCulture);
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private static (int First, int Last) Place(string page, string table)
    {
        var marker = $"<!-- {table} -->\n";
        var first = page.IndexOf(marker, StringComparison.Ordinal);
        Assert.True(first >= 0, $"{s_page} has no place for the table {table}");
        return (first + marker.Length, page.IndexOf("<!-- end -->", first, StringComparison.Ordinal));
    }

    private sealed record Row(string Name, string Parameters, TransformDifference Difference);
}
