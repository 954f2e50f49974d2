using System.Runtime.InteropServices;
using Selfsame.Data.Loading;
using Selfsame.Data.Sources;
using Selfsame.Data.Views;
using Selfsame.Nn.Backbones;
using Selfsame.SelfSupervised;
using Selfsame.SelfSupervised.DeviceViews;
using Selfsame.Torch;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Streams;

/// <summary>
/// Pictures as batches of random views: the loader's memory is borrowed as tensors, without a copy on the CPU; or the views are made on the device
/// from what the loader decoded and drew.
/// </summary>
public sealed class ViewBatchStream : IBatchStream<ViewBatch>, IDisposable
{
    private readonly PictureSource _source;
    private readonly LoaderOptions _options;
    private readonly Preprocessing _preprocessing;
    private readonly Device _device;
    private readonly ViewLoader _loader;
    private readonly DeviceViewMaker? _maker;

    /// <summary>A stream over a source.</summary>
    /// <param name="source">The pictures.</param>
    /// <param name="views">The random views of each.</param>
    /// <param name="options">Batch size, seed, workers, and who makes the views; batches that are not full are left out.</param>
    /// <param name="preprocessing">What pictures go through when a method asks for the features of the whole set.</param>
    /// <param name="device">Where the batches are needed.</param>
    public ViewBatchStream(PictureSource source, ViewRecipe views, LoaderOptions options, Preprocessing preprocessing, Device device)
    {
        _source = source;
        _options = options with { Shuffle = true, DropLast = true };
        _preprocessing = preprocessing;
        _device = device;
        _loader = new ViewLoader(source, views, _options);
        _maker = _loader.DeviceRecipe is { } recipe ? new DeviceViewMaker(recipe, device) : null;
    }

    /// <inheritdoc/>
    public int BatchesPerEpoch => _loader.StepsPerEpoch;

    /// <inheritdoc/>
    public int BatchSize => _options.BatchSize;

    /// <summary>The pictures that could not be read so far.</summary>
    public DamageReport Damaged => _loader.Damaged;

    /// <inheritdoc/>
    public IEnumerable<ViewBatch> Epoch(int epoch, int firstBatch, double[]? weights)
    {
        _loader.SetSamplingWeights(weights);
        foreach (var batch in _loader.Epoch(epoch, firstBatch))
        {
            // The memory goes back to the loader when the next batch is asked for: the step is over by then.
            using (batch)
            {
                yield return Borrow(batch);
            }
        }
    }

    /// <inheritdoc/>
    public Tensor Features(Method<ViewBatch> method)
    {
        var extractor = new FeatureExtractor(new FeatureExtractorOptions { Device = _device, Workers = _options.Workers });
        using var features = extractor.Extract((Backbone)method.Encoder, _source, _preprocessing);
        return features.Features.To(_device).Clone();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _maker?.Dispose();
        _loader.Dispose();
    }

    private ViewBatch Borrow(PictureBatch batch) => new(
        batch.Drawn is { } drawn ? _maker!.Make(drawn) : [.. batch.Views.Select(view => Borrow(view).To(_device))],
        Tensor.From<long>(Array.ConvertAll(batch.Indices, index => (long)index), [batch.Indices.Length]).To(_device),
        batch.Labels.Length > 0 && batch.Labels[0] >= 0
            ? Tensor.From<long>(Array.ConvertAll(batch.Labels, label => (long)label), [batch.Labels.Length]).To(_device)
            : null)
    {
        Places = [.. Places(batch).Select(each => Tensor.From(MemoryMarshal.Cast<ViewRegion, float>(each), [each.Length, 4]).To(_device))],
    };

    private static IEnumerable<ViewRegion[]> Places(PictureBatch batch) => batch.Drawn is { } drawn
        ? Enumerable.Range(0, drawn.Recipe.Views.Count).Select(drawn.Places)
        : batch.Views.Select(view => view.Places);

    // N x C x H x W over memory that lies as N x H x W x C.
    private static Tensor Borrow(ViewBlock view)
    {
        long height = view.Height, width = view.Width, channels = view.Channels;
        return Tensor.FromMemory(
            view.Pointer,
            [view.Count, channels, height, width],
            [height * width * channels, 1, width * channels, channels],
            DType.Float32);
    }
}
