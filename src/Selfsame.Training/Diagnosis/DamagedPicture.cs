namespace Selfsame.Training.Diagnosis;

/// <summary>A picture that could not be read.</summary>
/// <param name="Name">Its name in the source.</param>
/// <param name="Reason">One line.</param>
public sealed record DamagedPicture(string Name, string Reason);
