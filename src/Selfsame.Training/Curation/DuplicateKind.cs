namespace Selfsame.Training.Curation;

/// <summary>How two pictures are the same.</summary>
public enum DuplicateKind
{
    /// <summary>Every pixel is the same.</summary>
    Copy,

    /// <summary>The encoder sees no difference to speak of, and small versions of both are nearly the same: saved again, resized, a little brighter.</summary>
    Edited,

    /// <summary>The encoder sees no difference to speak of, but pixels differ: a crop, a mirror picture, the next picture of a series, or only a look-alike.</summary>
    Alike,
}
