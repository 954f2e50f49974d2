using Selfsame.Data.Random;

namespace Selfsame.Training.Selection;

/// <summary>Chooses by chance.</summary>
internal sealed class RandomSelector : IPictureSelector
{
    public IReadOnlyList<SelectedPicture> Select(SelectionPool pool, int count, long seed) =>
        [.. Philox.Permutation(pool.Count, seed, 0).Take(count).Select(row => new SelectedPicture(row, null))];
}
