using System.Diagnostics;
using Selfsame.Data.Drawing;
using Selfsame.Data.Sources;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;

namespace Selfsame.Data.Loading;

/// <summary>Turns a source into batches of views: reading, decoding and transforming on threads of their own, ahead of the consumer.</summary>
/// <remarks>
/// Every batch is a function of source, recipe, seed, epoch and step: the number of workers changes nothing, and an epoch can be entered at any
/// step. Memory is bounded by <see cref="LoaderOptions.BatchesAhead"/> batches besides those the consumer holds. One epoch may be enumerated at a time.
/// </remarks>
public sealed class ViewLoader : IDisposable
{
    private const int PicturesTriedForChannels = 33;

    private readonly PictureSource _source;
    private readonly LoaderOptions _options;
    private readonly BatchLayout _layout;
    private readonly DeviceRecipe? _device;
    private readonly BatchBuffers _buffers;
    private readonly DecodedPictures _pictures;
    private readonly DamageLedger _damage;
    private readonly SampleWriter[] _writers;
    private double[]? _cumulativeWeights;
    private TimeSpan _waited;

    /// <summary>A loader.</summary>
    /// <param name="source">The pictures.</param>
    /// <param name="recipe">The views made of each.</param>
    /// <param name="options">Batch size, seed, workers and limits.</param>
    /// <param name="memory">Where batches live; plain memory if null.</param>
    /// <param name="samplingWeights">How often each picture is drawn, in proportion (with replacement); each once an epoch if null.</param>
    /// <exception cref="DataException">A batch is larger than the source, no picture can be read, or a transform has no device form and needs one.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public ViewLoader(
        PictureSource source, ViewRecipe recipe, LoaderOptions options, IBatchMemory? memory = null, double[]? samplingWeights = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(options);
        Check(source, options);
        _source = source;
        _options = options;
        _pictures = new DecodedPictures(source, options.CacheBytes);
        var channels = Channels(recipe);
        ViewWriter.RequireSuitable(recipe, channels);
        _layout = new BatchLayout(recipe, Math.Min(options.BatchSize, source.Count), channels);
        _device = options.LeavesViewsToDevice ? new DeviceRecipe(recipe, channels) : null;
        _buffers = new BatchBuffers(memory ?? new NativeBatchMemory(), _layout.Bytes);
        _damage = new DamageLedger(source, options.MaximumDamagedFraction);
        _writers = new SampleWriter[options.Workers];
        for (var i = 0; i < _writers.Length; i++)
        {
            _writers[i] = new SampleWriter(source, _pictures, recipe, channels, options.Seed);
        }

        SetSamplingWeights(samplingWeights);
    }

    /// <summary>Batches in an epoch.</summary>
    public int StepsPerEpoch =>
        _options.DropLast ? _source.Count / _options.BatchSize : (_source.Count + _options.BatchSize - 1) / _options.BatchSize;

    /// <summary>What a device has to do for the views; null where the loader makes them itself.</summary>
    public DeviceRecipe? DeviceRecipe => _device;

    /// <summary>How long the consumer has waited for batches since the loader was made.</summary>
    public TimeSpan Waited => _waited;

    /// <summary>The pictures of the batches handed out so far that could not be read.</summary>
    public DamageReport Damaged => _damage.Report();

    /// <summary>The memory that decoded pictures are kept in, in bytes.</summary>
    public long CachedBytes => _pictures.Bytes;

    /// <summary>Changes how often each picture is drawn, for the epochs that begin from now on.</summary>
    /// <param name="weights">One for each picture, finite and not negative; null for each picture once an epoch.</param>
    /// <exception cref="ArgumentException">The weights do not suit the source.</exception>
    public void SetSamplingWeights(double[]? weights) =>
        _cumulativeWeights = weights is null ? null : SampleOrder.Cumulative(weights, _source.Count);

    /// <summary>The batches of an epoch, in order. Dispose each after use; leaving the loop early is fine.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="firstStep">The first step wanted, 0 to <see cref="StepsPerEpoch"/>: what comes is the tail of the whole epoch.</param>
    /// <param name="cancellation">Ends the loop with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="DataException">Too many pictures are damaged.</exception>
    public IEnumerable<PictureBatch> Epoch(int epoch, int firstStep = 0, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfNegative(firstStep);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstStep, StepsPerEpoch);
        return Batches(epoch, firstStep, cancellation);
    }

    /// <summary>Frees the memory of batches; one that is still held frees its own when it is disposed.</summary>
    public void Dispose() => _buffers.Dispose();

    private IEnumerable<PictureBatch> Batches(int epoch, int firstStep, CancellationToken cancellation)
    {
        // Drawing the order and starting and ending threads keep the consumer waiting too.
        var start = Stopwatch.GetTimestamp();
        var plan = new EpochPlan
        {
            Epoch = epoch,
            FirstStep = firstStep,
            Steps = StepsPerEpoch,
            BatchSize = _options.BatchSize,
            BatchesAhead = _options.BatchesAhead,
            Order = _options.Shuffle && _cumulativeWeights is null && _source.Sequential is { } reading
                ? SampleOrder.OfShards(reading, _options.Seed, epoch)
                : SampleOrder.Of(_source.Count, _options.Seed, epoch, _options.Shuffle, _cumulativeWeights),
            Repeats = _cumulativeWeights is not null,
            Layout = _layout,
            Device = _device,
            Buffers = _buffers,
        };
        using var run = new LoaderEpoch(plan, _writers, cancellation);
        _waited += Stopwatch.GetElapsedTime(start);
        while (run.Next(ref _waited) is { } pending)
        {
            var batch = new PictureBatch(pending, _buffers);
            try
            {
                _damage.Add(pending);
            }
            catch (DataException)
            {
                batch.Dispose();
                throw;
            }

            yield return batch;
        }

        start = Stopwatch.GetTimestamp();
        run.Dispose();
        _waited += Stopwatch.GetElapsedTime(start);
    }

    private static void Check(PictureSource source, LoaderOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Workers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchesAhead, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.CacheBytes);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaximumDamagedFraction);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MaximumDamagedFraction, 1);
        if (options.DropLast && options.BatchSize > source.Count)
        {
            throw new DataException(
                $"A batch of {options.BatchSize:N0} is larger than the data set ({source.Description}): use --batch-size {source.Count} or less, or more pictures.");
        }
    }

    // Where pictures keep the channels they have, the first one that can be read says how many.
    private int Channels(ViewRecipe recipe)
    {
        if (recipe.Channels != PictureChannels.AsStored)
        {
            return recipe.Channels == PictureChannels.Rgb ? 3 : 1;
        }

        DataException? first = null;
        for (var index = 0; index < Math.Min(PicturesTriedForChannels, _source.Count); index++)
        {
            try
            {
                using var picture = _pictures.Read(index, 0);
                return ViewWriter.ChannelsOf(recipe, picture);
            }
            catch (DataException error)
            {
                first ??= error;
            }
        }

        throw new DataException($"{_source.Description}: none of the first pictures can be read. {first!.Message}", first);
    }
}
