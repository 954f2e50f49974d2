namespace Selfsame.Nn.Backbones;

/// <summary>Loads weights that torchvision or timm have saved into a backbone.</summary>
public static class PublishedWeights
{
    /// <summary>Loads every weight of the backbone, strictly; a classifier behind it is left out, torchvision's transformer names are translated.</summary>
    /// <param name="backbone">What to fill.</param>
    /// <param name="state">Named tensors, for instance a whole state dict.</param>
    /// <returns>How many tensors matched.</returns>
    /// <exception cref="StateMismatchException">A weight is missing, unexpected or of another shape; nothing was copied.</exception>
    public static LoadReport Load(Backbone backbone, IEnumerable<NamedTensor> state)
    {
        var classifier = backbone.ClassifierName + ".";
        return backbone.Load(TorchvisionTransformerNames.ToTimm(state)
            .Where(entry => !entry.Name.StartsWith(classifier, StringComparison.Ordinal)));
    }
}
