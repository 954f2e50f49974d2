namespace Selfsame.Torch;

/// <summary>The name of something of Python's, never the thing itself.</summary>
internal sealed record PickleName(string Value);
