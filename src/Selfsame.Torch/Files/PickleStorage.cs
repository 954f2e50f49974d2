namespace Selfsame.Torch;

/// <summary>Numbers that stand elsewhere in the file.</summary>
internal sealed record PickleStorage(string Key, DType Type, long Count);
