using Selfsame.Data;
using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Sources;
using Selfsame.Data.Views;
using Selfsame.SelfSupervised;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Reports;

/// <summary>What a method sees: pictures of a source, each beside the views that training makes of it in its first epochs.</summary>
public static class ViewSheet
{
    private const int SmallestCell = 96;

    /// <summary>Draws the sheet: a row a picture, the picture as evaluation sees it first.</summary>
    /// <param name="settings">Method, image size, seed and whatever changes the views; the views are those that a run with them would draw.</param>
    /// <param name="source">The pictures; the rows are spread over it by the seed, and those that cannot be read are left out.</param>
    /// <param name="rows">Pictures to show, at least 1.</param>
    /// <param name="epochs">Epochs whose views are shown, at least 1.</param>
    /// <exception cref="SettingException">There is no such method or setting.</exception>
    /// <exception cref="DataException">No picture can be read.</exception>
    public static Picture Draw(PretrainSettings settings, PictureSource source, int rows = 8, int epochs = 3)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        var context = new RecipeContext { ImageSize = settings.ImageSize, GlobalBatch = settings.BatchSize, SampleCount = source.Count };
        var recipe = Recipe.Resolve(settings, context).Views;
        var original = new ViewWriter(ViewRecipes.Evaluation(settings.ImageSize) with { Channels = recipe.Channels });
        var views = new ViewWriter(recipe);
        var cells = new List<Picture>();
        DataException? damage = null;
        foreach (var index in Philox.Permutation(source.Count, settings.Seed, 0))
        {
            try
            {
                cells.AddRange(Row(index));
            }
            catch (DataException error)
            {
                damage ??= error;
            }

            if (cells.Count == rows * Columns())
            {
                break;
            }
        }

        if (cells.Count == 0)
        {
            throw new DataException($"{source.Description}: no picture can be shown. {damage!.Message}", damage);
        }

        return ContactSheet.Compose(cells, new ContactSheetOptions
        {
            Columns = Columns(),
            Scale = Math.Max(1, SmallestCell / settings.ImageSize),
            GapAfterFirstColumn = 12,
        });

        int Columns() => 1 + (epochs * recipe.Views.Count);

        List<Picture> Row(int index)
        {
            // View v of a sample of several pictures is made from picture v modulo their number, as in training.
            var used = Math.Min(source.PicturesPerSample, recipe.Views.Count);
            var pictures = new List<Picture>();
            for (var part = 0; part < used; part++)
            {
                pictures.Add(source.Read(index, part));
            }

            var none = Philox.At(settings.Seed, 0, index, 0, RandomPurpose.Evaluation);
            var row = new List<Picture> { original.Draw(pictures[0], 0, ref none) };
            for (var epoch = 0; epoch < epochs; epoch++)
            {
                for (var view = 0; view < recipe.Views.Count; view++)
                {
                    var stream = Philox.At(settings.Seed, epoch, index, view, RandomPurpose.View);
                    row.Add(views.Draw(pictures[view % source.PicturesPerSample], view, ref stream));
                }
            }

            pictures.ForEach(picture => picture.Dispose());
            return row;
        }
    }
}
