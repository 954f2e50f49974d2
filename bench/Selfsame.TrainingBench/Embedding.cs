using System.Diagnostics;
using Selfsame.Data.Loading;
using Selfsame.Data.Sources;
using Selfsame.Data.Views;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Selfsame.Training;
using Selfsame.Training.Evaluation;

namespace Selfsame.TrainingBench;

/// <summary>Features of a folder of pictures by a ResNet-18 of width 64: pictures a second; or the bare parts of that, decoding and then the forward pass.</summary>
internal sealed class Embedding(string data, int size, bool isBare)
{
    private const int Batch = 64;
    private const int Pictures = 1024;

    private readonly PictureSource _source = Part(PictureSources.Open(data));
    private readonly Preprocessing _preprocessing = new() { ImageSize = size };
    private readonly Backbone _network = Network(size);

    public double Measure()
    {
        var start = Stopwatch.GetTimestamp();
        if (isBare)
        {
            Decode();
            Forward();
        }
        else
        {
            using var features = new FeatureExtractor(new FeatureExtractorOptions { BatchSize = Batch }).Extract(_network, _source, _preprocessing);
        }

        return _source.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // All processors decode, then all of them compute: neither waits for the other.
    private void Decode()
    {
        using var loader = new ViewLoader(_source, ViewRecipes.Evaluation(size), new LoaderOptions { BatchSize = Batch, Shuffle = false, DropLast = false, CacheBytes = 0 });
        foreach (var batch in loader.Epoch(0))
        {
            batch.Dispose();
        }
    }

    private void Forward()
    {
        using var noGrad = new NoGrad();
        using var outer = new TensorScope();
        var pictures = Tensor.Randn([Batch, 3, size, size]).Contiguous(MemoryFormat.ChannelsLast);
        for (var done = 0; done < _source.Count; done += Batch)
        {
            using var scope = new TensorScope();
            _network.Forward(pictures.Narrow(0, 0, Math.Min(Batch, _source.Count - done)));
        }
    }

    private static PictureSource Part(PictureSource source) => source.Subset([.. Enumerable.Range(0, Pictures).Select(row => row % source.Count)]);

    private static Backbone Network(int size)
    {
        Engine.Threads = Environment.ProcessorCount;
        var network = BackboneCatalog.Create(new BackboneOptions { Name = "resnet18", Width = 64, ImageSize = size });
        network.Eval();
        return network;
    }
}
