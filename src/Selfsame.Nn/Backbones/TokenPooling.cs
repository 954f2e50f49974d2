namespace Selfsame.Nn.Backbones;

/// <summary>What a transformer gives as a picture's features.</summary>
public enum TokenPooling
{
    /// <summary>The class token, as in the vision transformer's paper.</summary>
    ClassToken,

    /// <summary>The mean of the patch tokens: for methods that train patches only.</summary>
    PatchMean,
}
