namespace Selfsame.Cli.Output;

/// <summary>One entry of <c>methods --json</c>.</summary>
internal sealed record MethodDocument(
    string Name, string Family, string Summary, string Paper, IReadOnlyList<string> Backbones, IReadOnlyList<SettingDocument> Settings);
