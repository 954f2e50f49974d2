using Selfsame.Torch;

namespace Selfsame.SelfSupervised;

/// <summary>A batch of pictures, each seen in one or more random views.</summary>
public sealed class ViewBatch
{
    /// <summary>A batch of the given views.</summary>
    /// <param name="views">One tensor a view, each N x C x H x W, normalised, channels-last.</param>
    /// <param name="indices">The samples' positions in the source, N (int64).</param>
    /// <param name="labels">Class labels, N (int64), or null where there are none. Only supervised methods may look.</param>
    /// <exception cref="ArgumentException">There is no view, or the views differ in their number of samples.</exception>
    public ViewBatch(IReadOnlyList<Tensor> views, Tensor indices, Tensor? labels = null)
    {
        if (views.Count == 0)
        {
            throw new ArgumentException("A batch has at least one view.", nameof(views));
        }

        for (var view = 1; view < views.Count; view++)
        {
            if (views[view].Size(0) != views[0].Size(0))
            {
                throw new ArgumentException(
                    $"View {view} has {views[view].Size(0)} samples, but view 0 has {views[0].Size(0)}.", nameof(views));
            }
        }

        Views = views;
        Indices = indices;
        Labels = labels;
    }

    /// <summary>
    /// Where in its picture each view was cut out, one tensor a view, each N x 4: left, top, right, bottom in pixels of the picture; left is beyond right
    /// where a view is mirrored. Null where it is not known.
    /// </summary>
    public IReadOnlyList<Tensor>? Places { get; init; }

    /// <summary>One tensor a view, each N x C x H x W, normalised, channels-last.</summary>
    public IReadOnlyList<Tensor> Views { get; }

    /// <summary>The samples' positions in the source, N (int64).</summary>
    public Tensor Indices { get; }

    /// <summary>Class labels, N (int64), or null where there are none.</summary>
    public Tensor? Labels { get; }

    /// <summary>The number of samples, N.</summary>
    public long Count => Views[0].Size(0);

    /// <summary>The number of views, for methods that compare all of them.</summary>
    /// <exception cref="InvalidOperationException">There are fewer than two views.</exception>
    public int ComparedViews => Views.Count >= 2
        ? Views.Count
        : throw new InvalidOperationException("This method compares several views of each picture, but the view recipe makes only one.");

    /// <summary>The first two views, for methods that compare a pair.</summary>
    /// <exception cref="InvalidOperationException">There are fewer than two views.</exception>
    public (Tensor First, Tensor Second) Pair => Views.Count >= 2
        ? (Views[0], Views[1])
        : throw new InvalidOperationException("This method compares two views of each picture, but the view recipe makes only one.");

    /// <summary>The first two views in one batch, 2N x C x H x W: first all of the first, then all of the second.</summary>
    /// <remarks>One forward of 2N shares its batch-norm statistics between the views, and is quicker than two of N.</remarks>
    /// <exception cref="InvalidOperationException">There are fewer than two views.</exception>
    public Tensor StackedPair => Tensor.Cat([Pair.First, Pair.Second], 0);

    /// <summary>Consecutive views of one size in one batch, view by view.</summary>
    /// <param name="first">The first of them, from 0.</param>
    /// <param name="count">How many; at least 1.</param>
    /// <returns>(count N) x C x H x W.</returns>
    public Tensor Stack(int first, int count) => count == 1 ? Views[first] : Tensor.Cat([.. Views.Skip(first).Take(count)], 0);
}
