namespace Selfsame.Cli.Output;

/// <summary>What <c>embed --json</c> prints.</summary>
internal sealed record EmbeddingDocument(string Run, string Out, int Count, int Features, double Seconds);
