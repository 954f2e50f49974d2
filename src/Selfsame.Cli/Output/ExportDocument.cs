namespace Selfsame.Cli.Output;

/// <summary>What <c>export --json</c> prints; the check is left out where nothing was there to run the file.</summary>
internal sealed record ExportDocument(string Run, string Out, long Bytes, string Architecture, ParityDocument? Check);
