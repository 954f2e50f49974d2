namespace Selfsame.Torch;

/// <summary>What a safetensors file held.</summary>
/// <param name="Tensors">Names and tensors, in the file's order.</param>
/// <param name="Metadata">Free text by name; empty where there is none.</param>
public sealed record SafeTensorsFile(IReadOnlyList<KeyValuePair<string, Tensor>> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    /// <summary>The tensor of that name, or null.</summary>
    public Tensor? Find(string name) => Tensors.FirstOrDefault(entry => entry.Key == name).Value;
}
