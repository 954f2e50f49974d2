namespace Selfsame.SelfSupervised.Heads;

/// <summary>The shape of a head. By default: linear, batch norm, ReLU in each hidden layer, and a plain linear layer at the end.</summary>
public sealed record MlpOptions
{
    /// <summary>Widths from the input to the output, at least two.</summary>
    public required IReadOnlyList<int> Widths { get; init; }

    /// <summary>Whether hidden layers have batch norm before their ReLU.</summary>
    public bool HiddenBatchNorm { get; init; } = true;

    /// <summary>Whether hidden layers have GELU in place of ReLU.</summary>
    public bool HiddenGelu { get; init; }

    /// <summary>Whether the output has batch norm.</summary>
    public bool OutputBatchNorm { get; init; }

    /// <summary>Whether the batch norm of the output, if there is one, has a scale and a shift.</summary>
    public bool OutputAffine { get; init; } = true;

    /// <summary>Whether hidden linear layers have a bias; null means that they have one only where no batch norm follows.</summary>
    public bool? HiddenBias { get; init; }

    /// <summary>Whether the last linear layer has a bias; null means that it has one only where no batch norm follows.</summary>
    public bool? OutputBias { get; init; }
}
