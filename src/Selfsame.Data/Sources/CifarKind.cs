namespace Selfsame.Data.Sources;

/// <summary>Which of the two CIFAR sets a file is.</summary>
public enum CifarKind
{
    /// <summary>CIFAR-10: one label byte before the 3,072 pixels of a record.</summary>
    Ten,

    /// <summary>CIFAR-100: a coarse and a fine label byte before the 3,072 pixels of a record.</summary>
    Hundred,
}
