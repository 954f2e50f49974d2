namespace Selfsame.Data.Sources;

/// <summary>A picture file found in a folder.</summary>
/// <param name="Name">Its path relative to the folder, with '/' between the parts.</param>
/// <param name="Bytes">Its size.</param>
internal readonly record struct PictureEntry(string Name, long Bytes);
