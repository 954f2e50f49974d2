using Selfsame.Data.Views;

namespace Selfsame.Data.Loading;

/// <summary>Where in the one block of a batch its views lie.</summary>
internal sealed class BatchLayout
{
    private const long Alignment = 64;

    private readonly ViewRecipe _recipe;
    private readonly int _channels;
    private readonly long[] _offsets;

    internal BatchLayout(ViewRecipe recipe, int batchSize, int channels)
    {
        _recipe = recipe;
        _channels = channels;
        _offsets = new long[recipe.Views.Count];
        for (var view = 0; view < _offsets.Length; view++)
        {
            _offsets[view] = Bytes;
            var size = (long)recipe.Views[view].Size;
            Bytes += (batchSize * size * size * channels * sizeof(float) + Alignment - 1) / Alignment * Alignment;
        }
    }

    internal long Bytes { get; }

    internal ViewBlock[] Views(nint block, int count)
    {
        var views = new ViewBlock[_offsets.Length];
        for (var view = 0; view < views.Length; view++)
        {
            views[view] = new ViewBlock(block + (nint)_offsets[view], count, _recipe.Views[view].Size, _channels);
        }

        return views;
    }
}
