using Selfsame.Data.Decoding;

namespace Selfsame.Training.Sheets;

/// <summary>A picture on a sheet, with what stands under it.</summary>
/// <param name="Picture">What is shown, at any size; null leaves a gray place, for one that cannot be read.</param>
/// <param name="Lines">Lines of text; of what is too long beginning and end are kept.</param>
/// <param name="Frame">The frame's colour.</param>
public sealed record SheetPicture(Picture? Picture, IReadOnlyList<string> Lines, SheetFrame Frame = SheetFrame.None);
