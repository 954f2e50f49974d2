namespace Selfsame.Data.Loading;

/// <summary>A picture that could not be read.</summary>
/// <param name="Index">Its index in the source.</param>
/// <param name="Identity">Its name in the source.</param>
/// <param name="Reason">Why, in one line.</param>
public sealed record DamagedPicture(int Index, string Identity, string Reason);
