namespace Selfsame.Training.Evaluation;

/// <summary>Features of a whole source from one layer.</summary>
internal sealed record LayerFeatureSet(string Layer, FeatureSet Features) : IDisposable
{
    public void Dispose() => Features.Dispose();
}
