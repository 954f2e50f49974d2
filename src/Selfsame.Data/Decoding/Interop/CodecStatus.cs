namespace Selfsame.Data.Decoding.Interop;

/// <summary>Return values of the codec library; the numbers are those of selfsame_codecs.h.</summary>
internal enum CodecStatus
{
    Done = 0,
    Damaged = 1,
    Unsupported = 2,
    TooLarge = 3,
    Unknown = 4,
    Memory = 5,
    Usage = 6,
    Unreadable = 7,
}
