namespace Selfsame.Torch;

/// <summary>A pickle that is damaged, or asks for something that is not read from files.</summary>
internal sealed class PickleException(string message) : Exception(message);
