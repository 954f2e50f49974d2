using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Selfsame.Training.Embeddings;

/// <summary>A table of pictures with path, label and vector (D x float32, little-endian), and one of what the file says about itself.</summary>
internal sealed class SqliteEmbeddingWriter : EmbeddingWriter
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly SqliteCommand _insert;

    public SqliteEmbeddingWriter(string path, EmbeddingDescription description)
        : base(path, description)
    {
        var partial = Unfinished(path);
        File.Delete(partial);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = partial, Pooling = false }.ToString());
        _connection.Open();
        // The file has its name only once it is whole, so nothing need be rolled back.
        Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
        Execute("CREATE TABLE metadata (key TEXT PRIMARY KEY, value TEXT NOT NULL)");
        Execute("CREATE TABLE pictures (id INTEGER PRIMARY KEY, path TEXT NOT NULL, label TEXT, vector BLOB NOT NULL)");
        _transaction = _connection.BeginTransaction();
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO pictures (id, path, label, vector) VALUES ($id, $path, $label, $vector)";
        foreach (var (name, type) in new[] { ("$id", SqliteType.Integer), ("$path", SqliteType.Text), ("$label", SqliteType.Text), ("$vector", SqliteType.Blob) })
            _insert.Parameters.Add(name, type);
    }

    protected override void Append(ReadOnlySpan<float> vectors, IReadOnlyList<EmbeddingName> names)
    {
        for (var row = 0; row < names.Count; row++)
        {
            _insert.Parameters[0].Value = Count + row;
            _insert.Parameters[1].Value = names[row].Path;
            _insert.Parameters[2].Value = names[row].Class is { } label ? label : DBNull.Value;
            _insert.Parameters[3].Value = MemoryMarshal.AsBytes(vectors.Slice(row * Width, Width)).ToArray();
            _insert.ExecuteNonQuery();
        }
    }

    protected override void Finish()
    {
        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO metadata (key, value) VALUES ($key, $value)";
        foreach (var (key, value) in SqliteDescription.Write(Description))
        {
            insert.Parameters.Clear();
            insert.Parameters.AddWithValue("$key", key);
            insert.Parameters.AddWithValue("$value", value);
            insert.ExecuteNonQuery();
        }
        Execute("CREATE INDEX pictures_by_path ON pictures (path)");
        _transaction.Commit();
    }

    protected override void Close()
    {
        _insert.Dispose();
        _transaction.Dispose();
        _connection.Dispose();
    }

    private void Execute(string text)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
