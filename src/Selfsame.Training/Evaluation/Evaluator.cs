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
        var learns = asked.Any(each => each.Learns);
        var notes = isPaired ? sources.Labelled.Notes.ToList() : [];
        notes.AddRange(protocols.SelectMany(protocol => protocol.Notes(sources)));
        if (learns)
        {
            progress?.Invoke("pictures that stand in both sets");
            notes.AddRange(SharedPictures.Notes(sources.Training!, sources.Test, cancellation));
        }
        notes.AddRange(WithoutLayer(asked));
        var found = protocols.Length == 0 ? null : new FeatureJudge(options, sources, isPaired, learns).Judge(judged, protocols, progress, cancellation);
        var results = new List<ProtocolResult>();
        var run = new EvaluatedRun(name, judged, sources, options.Features, progress ?? (_ => { }));
        foreach (var protocol in asked)
        {
            cancellation.ThrowIfCancellationRequested();
            if (protocol.OnRun?.Invoke(options) is not { } whole)
            {
                results.Add(found!.Results.First(result => result.Protocol == protocol.Protocol));
                continue;
            }
            results.Add(whole.Run(run, cancellation));
            notes.AddRange(whole.Notes(run, cancellation));
        }
        return new EvaluationResult
        {
            Run = name,
            Architecture = judged.Backbone.Architecture,
            Layer = found?.Layer,
            RandomLayer = found?.RandomLayer,
            FeatureCount = found?.FeatureCount,
            TrainingCount = learns ? sources.Training!.Count : null,
            TestCount = sources.Test.Count,
            ClassCount = isPaired ? sources.Labelled.ClassCount : asked.Any(each => each.Needs == ProtocolNeeds.TestLabels) ? sources.Test.Classes.Count : null,
            Results = results,
            ScratchOwn = found?.ScratchOwn,
            Notes = notes,
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
    private bool Check(ProtocolDescription[] asked, FeatureProtocol[] protocols, EvaluationSources sources)
    {
        var isPaired = asked.Any(each => each.Needs == ProtocolNeeds.Labels);
        if (isPaired) _ = sources.Labelled;
        if (asked.Any(each => each.Needs == ProtocolNeeds.TestLabels)) sources.CheckTestLabels();
        if (options.WithScratch && (!isPaired || protocols.Length == 0))
            throw new SettingException("A network is trained from scratch for protocols that judge features and learn from labels: name one, such as knn or linear.");
        foreach (var protocol in protocols) protocol.Check(sources);
        return isPaired;
    }

    private IEnumerable<string> WithoutLayer(ProtocolDescription[] asked)
    {
        if (options.Layer == EncoderLayers.Output) return [];
        string[] names = [.. asked.Where(each => each.TakesWholeNetwork).Select(each => each.Name)];
        if (names.Length == 0) return [];
        var (joined, take) = names.Length == 1 ? (names[0], "it takes") : ($"{string.Join(", ", names[..^1])} and {names[^1]}", "they take");
        return [$"--layer {options.Layer} has no part in what {joined} found: {take} the whole network."];
    }
}
