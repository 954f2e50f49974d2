namespace Selfsame.Training.Selection;

/// <summary>A way to choose which pictures to label.</summary>
public interface IPictureSelector
{
    /// <summary>Chooses pictures.</summary>
    /// <param name="pool">What can be chosen.</param>
    /// <param name="count">How many, at least 1 and at most the candidates.</param>
    /// <param name="seed">Where all chance begins.</param>
    /// <returns>Different rows, the most wanted first.</returns>
    /// <exception cref="SettingException">What the strategy needs is not there.</exception>
    IReadOnlyList<SelectedPicture> Select(SelectionPool pool, int count, long seed);
}
