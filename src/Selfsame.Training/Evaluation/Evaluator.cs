using System.Diagnostics;
using Selfsame.Data;
using Selfsame.Data.Sources;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Evaluation;

/// <summary>Judges an encoder by the field's protocols, always beside the same network at random initialisation and the bare pixels.</summary>
/// <param name="options">Protocols and their settings.</param>
public sealed class Evaluator(EvaluationOptions options)
{
    /// <summary>Runs all protocols on all kinds of features.</summary>
    /// <param name="name">What the result calls the encoder: the run or file as a user named it.</param>
    /// <param name="judged">The encoder, on the device where features are made.</param>
    /// <param name="pair">The labelled sets.</param>
    /// <param name="progress">Told, in a few words, what is being done; may be null.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="SettingException">The encoder has no such layer.</exception>
    public EvaluationResult Evaluate(string name, EncoderFile judged, LabelledPair pair, Action<string>? progress = null, CancellationToken cancellation = default)
        => Evaluate(name, judged, new EvaluationSources(pair), progress, cancellation);

    /// <summary>Runs all protocols.</summary>
    /// <param name="name">What the result calls the encoder: the run or file as a user named it.</param>
    /// <param name="judged">The encoder, on the device where features are made.</param>
    /// <param name="sources">The pictures.</param>
    /// <param name="progress">Told, in a few words, what is being done; may be null.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    /// <exception cref="DataException">The pictures lack something that a protocol needs.</exception>
    /// <exception cref="SettingException">The encoder has no such layer, or the run is none that a protocol can ask.</exception>
    public EvaluationResult Evaluate(string name, EncoderFile judged, EvaluationSources sources, Action<string>? progress = null, CancellationToken cancellation = default)
    {
        var watch = Stopwatch.StartNew();
        ProtocolDescription[] asked = [.. options.Protocols.Select(EvaluationProtocols.Of)];
        var protocols = asked.Where(each => each.OnFeatures is not null).Select(each => each.OnFeatures!(options)).ToArray();
        var isPaired = Check(asked, protocols, sources);
        var found = protocols.Length == 0 ? null : new FeatureJudge(options, sources, isPaired, asked.Any(each => each.Learns)).Judge(judged, protocols, progress, cancellation);
        var results = new List<ProtocolResult>();
        var run = new EvaluatedRun(name, judged, sources, options.Features, progress ?? (_ => { }));
        foreach (var protocol in asked)
        {
            cancellation.ThrowIfCancellationRequested();
            results.Add(protocol.OnRun?.Invoke(options).Run(run, cancellation) ?? found!.Results.First(result => result.Protocol == protocol.Protocol));
        }
        return new EvaluationResult
        {
            Run = name,
            Architecture = judged.Backbone.Architecture,
            Layer = found?.Layer,
            RandomLayer = found?.RandomLayer,
            FeatureCount = found?.FeatureCount,
            TrainingCount = asked.Any(each => each.Learns) ? sources.Training!.Count : null,
            TestCount = sources.Test.Count,
            ClassCount = isPaired ? sources.Labelled.ClassCount : asked.Any(each => each.Needs == ProtocolNeeds.TestLabels) ? sources.Test.Classes.Count : null,
            Results = results,
            Notes = isPaired ? sources.Labelled.Notes : [],
            Seconds = watch.Elapsed.TotalSeconds,
        };
    }

    /// <summary>The network of an architecture as it is before any training; the same one every time.</summary>
    /// <param name="architecture">What to build.</param>
    public Backbone Untrained(BackboneOptions architecture)
    {
        Engine.Seed(options.RandomSeed);
        return BackboneCatalog.Create(architecture);
    }

    /// <summary>The features of both sets, the test set's labels given as the training set's.</summary>
    internal static (FeatureSet Training, FeatureSet Test) Features(LabelledPair pair, Func<PictureSource, FeatureSet> extract)
    {
        var training = extract(pair.Training);
        using var test = extract(pair.Test);
        return (training, test.Relabelled(Array.ConvertAll(test.Labels, pair.TrainingLabel)));
    }

    // All that can be refused is refused before the first picture is looked at.
    private static bool Check(ProtocolDescription[] asked, FeatureProtocol[] protocols, EvaluationSources sources)
    {
        var isPaired = asked.Any(each => each.Needs == ProtocolNeeds.Labels);
        if (isPaired) _ = sources.Labelled;
        if (asked.Any(each => each.Needs == ProtocolNeeds.TestLabels)) sources.CheckTestLabels();
        foreach (var protocol in protocols) protocol.Check(sources);
        return isPaired;
    }
}
