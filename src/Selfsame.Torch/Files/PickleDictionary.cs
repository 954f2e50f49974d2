namespace Selfsame.Torch;

/// <summary>A dictionary of Python's, in its order.</summary>
internal sealed class PickleDictionary
{
    public List<(object? Key, object? Value)> Entries { get; } = [];

    public object? Find(string key) => Entries.Find(entry => entry.Key is string name && name == key).Value;
}
