using Microsoft.Data.Sqlite;
using Selfsame.Testing;
using Selfsame.Training.Embeddings;
using Xunit;

namespace Selfsame.Training.Tests.Embeddings;

public sealed class EmbeddingFileTests : IDisposable
{
    private const int Width = 3;
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Endings => ["npy", "csv", "sqlite", "db"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Endings))]
    public void Write_ThenRead_GivesTheSameRowsNamesAndDescription(string ending)
    {
        var path = Written(ending);
        using var reader = EmbeddingFile.Open(path);
        Assert.Equal(Description with { Count = 4 }, reader.Description with { Preprocessing = Description.Preprocessing });
        Assert.Equal(Description.Preprocessing.Mean, reader.Description.Preprocessing.Mean);
        var rows = new float[2 * Width + 1];
        var found = new List<float>();
        for (var read = reader.Read(rows); read > 0; read = reader.Read(rows)) found.AddRange(rows[..(read * Width)]);
        Assert.Equal(Values, found);
        Assert.Equal([Names[3], Names[0], Names[1]], reader.Names([3, 0, 1]));
    }

    [Theory]
    [MemberData(nameof(Endings))]
    public void Writer_ThatIsNotCompleted_LeavesNothing(string ending)
    {
        var path = _folder.Combine("x." + ending);
        using (var writer = EmbeddingWriter.Create(path, Description)) writer.Add(Values, Names);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("npy")]
    [InlineData("csv")]
    public void Open_WithoutDescription_SaysHowToGetOne(string ending)
    {
        var path = Written(ending);
        File.Delete(path + ".json");
        Assert.Contains("selfsame embed", Assert.Throws<SettingException>(() => EmbeddingFile.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TruncatedMatrix_IsDamaged()
    {
        var path = Written("npy");
        File.WriteAllBytes(path, File.ReadAllBytes(path).AsSpan(0, 140));
        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => EmbeddingFile.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CsvThatLacksRows_IsAnError()
    {
        var path = Written("csv");
        File.WriteAllLines(path, File.ReadAllLines(path).Take(2));
        using var reader = EmbeddingFile.Open(path);
        var rows = new float[10 * Width];
        Assert.Equal(1, reader.Read(rows));
        Assert.Throws<InvalidDataException>(() => reader.Read(rows));
        Assert.Throws<InvalidDataException>(() => reader.Names([3]));
    }

    [Theory]
    [InlineData("\"features\": 3", "\"features\": 0")]
    [InlineData("\"features\": 3", "\"features\": -3")]
    [InlineData("\"count\": 4", "\"count\": -1")]
    public void Open_DescriptionOfNoMatrix_IsDamaged(string told, string changed)
    {
        var path = Written("csv");
        File.WriteAllText(path + ".json", File.ReadAllText(path + ".json").Replace(told, changed, StringComparison.Ordinal));
        Assert.Contains("damaged", Assert.Throws<InvalidDataException>(() => EmbeddingFile.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SqliteWithMoreRowsThanItSays_IsAnError()
    {
        var path = Written("sqlite");
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var change = connection.CreateCommand();
            change.CommandText = "UPDATE metadata SET value = '3' WHERE key = 'count'";
            Assert.Equal(1, change.ExecuteNonQuery());
        }
        using var reader = EmbeddingFile.Open(path);
        Assert.Contains("more rows", Assert.Throws<InvalidDataException>(() => reader.Visit(_ => { })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_SqliteOfSomethingElse_IsOneLine()
    {
        File.WriteAllText(_folder.Combine("x.sqlite"), "nothing of the kind, but long enough to look like a file that somebody needs");
        Assert.Contains("x.sqlite", Assert.Throws<InvalidDataException>(() => EmbeddingFile.Open(_folder.Combine("x.sqlite"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sqlite_Tables_AreWhatTheGuideSays()
    {
        using var connection = new SqliteConnection($"Data Source={Written("sqlite")};Pooling=False");
        connection.Open();
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT label, vector FROM pictures WHERE path = 'cat/a, \"b\".jpg'";
        using var row = select.ExecuteReader();
        Assert.True(row.Read());
        Assert.Equal("cat", row.GetString(0));
        Assert.Equal(Values[..Width], Enumerable.Range(0, Width).Select(column => BitConverter.ToSingle((byte[])row.GetValue(1), 4 * column)));
        using var metadata = connection.CreateCommand();
        metadata.CommandText = "SELECT value FROM metadata WHERE key = 'fingerprint'";
        Assert.Equal("0123456789abcdef", metadata.ExecuteScalar());
    }

    [Fact]
    public void Check_NamesThatCannotBe_AreRefused()
    {
        File.WriteAllText(_folder.Combine("there.csv"), "kept");
        Assert.Contains("'.npy'", Assert.Throws<SettingException>(() => EmbeddingFile.Check(_folder.Combine("x.npz"))).Message, StringComparison.Ordinal);
        Assert.Contains("--overwrite", Assert.Throws<SettingException>(() => EmbeddingFile.Check(_folder.Combine("there.csv"))).Message, StringComparison.Ordinal);
        Assert.Throws<SettingException>(() => EmbeddingFile.Check(_folder.Combine("nowhere", "x.csv")));
        EmbeddingFile.Check(_folder.Combine("there.csv"), overwrite: true);
    }

    private static EmbeddingDescription Description { get; } = new()
    {
        Fingerprint = "0123456789abcdef", Encoder = "../run/encoder.safetensors", Method = "simclr", Architecture = "resnet18",
        Features = Width, Preprocessing = new Preprocessing { ImageSize = 48 }, Data = "pictures",
    };

    private static float[] Values => [1, -2.5f, 1e-20f, 0.1f, float.MaxValue, 0, 3, 4, 5, 1f / 3, 7, 8];

    private static EmbeddingName[] Names => [new("cat/a, \"b\".jpg", "cat"), new("b.jpg", null), new("ü c.jpg", "a dog"), new("d.jpg", "cat")];

    private string Written(string ending)
    {
        var path = _folder.Combine("x." + ending);
        using var writer = EmbeddingWriter.Create(path, Description);
        writer.Add(Values.AsSpan(0, 3 * Width), Names[..3]);
        writer.Add(Values.AsSpan(3 * Width), Names[3..]);
        writer.Complete();
        return path;
    }
}
