namespace Selfsame.Cli.Output;

/// <summary>What <c>demo --json</c> prints.</summary>
internal sealed record DemoDocument(BaselinesDocument Knn, BaselinesDocument Linear, double Seconds);
