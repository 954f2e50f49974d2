using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Selfsame.Training.Embeddings;

/// <summary>Reads what <see cref="SqliteEmbeddingWriter"/> has written.</summary>
internal sealed class SqliteEmbeddingReader : EmbeddingReader
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _select;
    private SqliteDataReader? _rows;

    private SqliteEmbeddingReader(string path, EmbeddingDescription description, SqliteConnection connection)
        : base(path, description)
    {
        _connection = connection;
        _select = connection.CreateCommand();
        _select.CommandText = "SELECT vector FROM pictures ORDER BY id";
    }

    public static SqliteEmbeddingReader Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var select = connection.CreateCommand();
            select.CommandText = "SELECT key, value FROM metadata";
            using var rows = select.ExecuteReader();
            var found = new List<(string, string)>();
            while (rows.Read()) found.Add((rows.GetString(0), rows.GetString(1)));
            return new SqliteEmbeddingReader(path, SqliteDescription.Read(path, found), connection);
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw Damaged(path, error);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override int Read(Span<float> destination)
    {
        try
        {
            _rows ??= _select.ExecuteReader();
            var rows = 0;
            while ((rows + 1) * Width <= destination.Length && _rows.Read())
            {
                var vector = (byte[])_rows.GetValue(0);
                if (vector.Length != Width * sizeof(float)) throw new InvalidDataException($"{Path} is damaged: a vector has {vector.Length} bytes, and {Width} float32 numbers need {Width * sizeof(float)}.");
                MemoryMarshal.Cast<byte, float>(vector).CopyTo(destination[(rows++ * Width)..]);
            }
            return rows;
        }
        catch (SqliteException error)
        {
            throw Damaged(Path, error);
        }
    }

    public override IReadOnlyList<EmbeddingName> Names(IReadOnlyList<int> rows)
    {
        using var select = _connection.CreateCommand();
        select.CommandText = "SELECT path, label FROM pictures WHERE id = $id";
        var id = select.Parameters.Add("$id", SqliteType.Integer);
        var names = new List<EmbeddingName>();
        foreach (var row in rows)
        {
            id.Value = row;
            using var found = select.ExecuteReader();
            if (!found.Read()) throw new InvalidDataException($"{Path} is damaged: it has no picture {row}.");
            names.Add(new EmbeddingName(found.GetString(0), found.IsDBNull(1) ? null : found.GetString(1)));
        }
        return names;
    }

    protected override void Close()
    {
        _rows?.Dispose();
        _select.Dispose();
        _connection.Dispose();
    }

    private static InvalidDataException Damaged(string path, SqliteException error) =>
        new($"{path} is not a file of features that selfsame has written, or is damaged: {error.Message}", error);
}
