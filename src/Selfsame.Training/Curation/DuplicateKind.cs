namespace Selfsame.Training.Curation;

/// <summary>How two pictures are the same.</summary>
public enum DuplicateKind
{
    /// <summary>Every pixel is the same.</summary>
    Copy,

    /// <summary>
    /// The encoder sees no difference to speak of, and small versions of both are nearly the same: saved again, resized, a little brighter, or the next picture
    /// of a series. Where all pictures show the same thing in the same pose, different ones may be as near.
    /// </summary>
    Near,

    /// <summary>The encoder sees no difference to speak of, but pixels differ: a crop, a mirror picture, or only a look-alike.</summary>
    Alike,
}
