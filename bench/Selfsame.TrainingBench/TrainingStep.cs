using System.Diagnostics;
using Selfsame.Nn.Backbones;
using Selfsame.Nn.Optimizers;
using Selfsame.Torch;

namespace Selfsame.TrainingBench;

/// <summary>Milliseconds of a ResNet-18 training step on 32-px pictures: forward, cross-entropy, backward, SGD.</summary>
internal sealed class TrainingStep
{
    private const int Steps = 3;

    private readonly Classifier _network;
    private readonly Optimizer _optimizer;
    private readonly Tensor _pictures;
    private readonly Tensor _labels;

    public TrainingStep(int width, int batch)
    {
        Engine.Threads = Environment.ProcessorCount;
        Engine.Seed(0);
        var backbone = BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = width, ImageSize = 32 });
        _network = new Classifier(backbone, classes: 10);
        _network.RequireGrad(true);
        _network.Train();
        _optimizer = new OptimizerOptions { LearningRate = 0.01, Momentum = 0.9, WeightDecay = 5e-4 }.Create([.. _network.Parameters()]);
        _pictures = Tensor.Randn([batch, 3, 32, 32]).ChannelsLast();
        _labels = Tensor.Randint(0, 10, [batch]);
    }

    public double Measure()
    {
        var watch = Stopwatch.StartNew();
        for (var step = 0; step < Steps; step++)
        {
            using var scope = new TensorScope();
            _optimizer.ZeroGradients();
            var loss = _network.Forward(_pictures).CrossEntropyLoss(_labels);
            loss.Backward();
            _optimizer.Step(0.01);
            loss.ToDouble();
        }

        return watch.Elapsed.TotalMilliseconds / Steps;
    }
}
