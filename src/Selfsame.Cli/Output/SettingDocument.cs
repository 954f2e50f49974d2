namespace Selfsame.Cli.Output;

/// <summary>One setting of a method in <c>methods --json</c>.</summary>
internal sealed record SettingDocument(string Name, string DefaultAt32Pixels, string DefaultAt224Pixels, string Range, string Meaning);
