namespace Selfsame.Training.Export;

/// <summary>Whose names exported weights bear. A ResNet's are the same for both.</summary>
public enum WeightNames
{
    /// <summary>timm's, which are used here throughout.</summary>
    Timm,

    /// <summary>torchvision's.</summary>
    Torchvision,
}
