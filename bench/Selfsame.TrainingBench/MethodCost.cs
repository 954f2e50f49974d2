using System.Diagnostics;
using System.Globalization;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised;
using Selfsame.Torch;

namespace Selfsame.TrainingBench;

/// <summary>What a method adds to its encoder: the time of a whole step over that of the encoder's bare passes, a teacher's counted as forwards.</summary>
/// <remarks>
/// ResNet-18 as published, or ViT-tiny for methods of tokens; 32 px, batches of 128. Whole steps and bare passes of the same shapes take turns; times and their ratio are medians.
/// The optimizer's step over the encoder belongs to the bare passes.
/// </remarks>
internal sealed class MethodCost
{
    private const int Side = 32;
    private const int Batch = 128;
    private const int StepsPerEpoch = 39;
    private const int WarmUp = 2;
    private const int Rounds = 15;

    private readonly RecipeContext _context;
    private readonly List<EncoderPass> _passes = [];
    private readonly CountingBackbone _encoder;
    private readonly Method<ViewBatch> _method;
    private readonly Optimizer[] _optimizers;
    private readonly Optimizer _encoderOptimizer;
    private readonly ViewBatch _batch;

    public MethodCost(string method)
    {
        Engine.Threads = Environment.ProcessorCount;
        Engine.Seed(0);
        var entry = MethodCatalog.Find(method)!;
        var isNetwork = entry.Backbones.Contains(BackboneFamily.ResNet);
        _context = new RecipeContext
        {
            ImageSize = Side, GlobalBatch = Batch, TotalSteps = 10 * StepsPerEpoch, StepsPerEpoch = StepsPerEpoch, SampleCount = StepsPerEpoch * Batch,
            Backbone = isNetwork ? BackboneFamily.ResNet : BackboneFamily.VisionTransformer,
        };
        var name = isNetwork ? "resnet18" : "vit-tiny";
        var backbone = new BackboneOptions { Name = name, ImageSize = Side, Norm = entry.NormOf(name), Pooling = entry.Pooling };
        _encoder = CountingBackbone.Around(BackboneCatalog.Create(backbone), _passes);
        _method = entry.Create(entry.DefaultOptions(_context), _context, _encoder);
        var options = entry.DefaultOptimizer(_context);
        _optimizers = [.. _method.Objectives.Select(objective => (objective.Optimizer ?? options).Create(objective.Parameters))];
        _encoderOptimizer = options.Create([.. _encoder.Parameters()]);
        _batch = new ViewBatch(
            [.. entry.DefaultViews(_context).Views.Select(view => Tensor.Randn([Batch, 3, view.Size, view.Size]).ChannelsLast().Outlive())],
            Tensor.Arange(Batch, dtype: DType.Int64).Outlive(),
            Tensor.Randint(0, 10, [Batch]).Outlive());
    }

    /// <summary>One JSON object: milliseconds of a step and of the bare passes, their ratio, and how many views the passes had.</summary>
    public string Measure()
    {
        using (new NoGrad())
        {
            _method.BeginEpoch(new EpochFeatures(0, () => Tensor.Randn([_context.SampleCount, _encoder.FeatureCount])));
        }

        for (var step = 0; step < WarmUp; step++)
        {
            Step(step);
        }

        // Each step has bare passes of its own: some methods draw anew at every step how many patches their encoder sees.
        var (whole, bare, ratios) = (new double[Rounds], new double[Rounds], new double[Rounds]);
        EncoderPass[] passes = [];
        for (var round = 0; round < Rounds; round++)
        {
            _passes.Clear();
            whole[round] = Time(() => Step(WarmUp + round));
            passes = [.. _passes];
            Tensor[] pictures = [.. passes.Select(pass => Tensor.Randn(pass.Shape).ChannelsLast())];
            bare[round] = Time(() => Passes(passes, pictures));
            ratios[round] = whole[round] / bare[round];
            foreach (var x in pictures)
            {
                x.Dispose();
            }
        }

        var (stepTime, bareTime, ratio) = (Median(whole), Median(bare), Median(ratios));
        var (trained, teacher) = (Views(passes, true), Views(passes, false));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"step\": {stepTime:F1}, \"encoder\": {bareTime:F1}, \"ratio\": {ratio:F3}, \"trainedViews\": {trained}, \"teacherViews\": {teacher}}}");
    }

    private static long Views(EncoderPass[] passes, bool trained) => passes.Where(pass => pass.IsTrained == trained).Sum(pass => pass.Shape[0]) / Batch;

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private static double Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private void Step(int step)
    {
        using var scope = new TensorScope();
        Engine.Seed(0, step);
        // Late in the run, when nothing is kept still any more.
        var progress = new TrainingProgress((5 * StepsPerEpoch) + step, _context.TotalSteps, 5, StepsPerEpoch);
        foreach (var (objective, optimizer) in _method.Objectives.Zip(_optimizers))
        {
            optimizer.ZeroGradients();
            var loss = objective.Loss(_batch, progress);
            loss.Total.Backward();
            optimizer.Step(1e-4);
            loss.Total.ToDouble();
        }

        using var noGrad = new NoGrad();
        _method.AfterOptimizerStep(progress);
    }

    private void Passes(EncoderPass[] passes, Tensor[] pictures)
    {
        using var scope = new TensorScope();
        _encoderOptimizer.ZeroGradients();
        Tensor? total = null;
        foreach (var (pass, x) in passes.Zip(pictures))
        {
            if (pass.IsTrained)
            {
                var sum = Run(x, pass.Kept).Sum();
                total = total is null ? sum : total + sum;
            }
            else
            {
                using var inner = new TensorScope();
                using var noGrad = new NoGrad();
                Run(x, pass.Kept);
            }
        }

        total!.Backward();
        _encoderOptimizer.Step(1e-4);
    }

    private Tensor Run(Tensor x, long? kept)
    {
        if (kept is not { } count)
        {
            return _encoder.Forward(x);
        }

        var keep = Tensor.Arange(count, dtype: DType.Int64).Unsqueeze(0).Expand([x.Size(0), count]).Contiguous();
        return ((ITokenEncoder)_encoder).Tokens(x, keep);
    }
}
