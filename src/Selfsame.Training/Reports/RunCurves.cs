namespace Selfsame.Training.Reports;

/// <summary>Puts the curves of a run into charts that a colleague can read, each with a word on what is good.</summary>
internal static class RunCurves
{
    // Said by other charts, or of no use to a reader.
    private static readonly string[] s_silent = ["memory/resident-bytes", "eval/knn/top5", "eval/linear/top5"];

    /// <summary>The charts, in the order of a page.</summary>
    internal static IReadOnlyList<CurveDescription> Known { get; } =
    [
        new("Loss", "What training lowers. Its height says little by itself: compare it only with runs of the same method, batch and temperature.", "loss/total") { Smooth = true },
        new("The two sides of the contest", "Neither should fall to 0 and stay there: then the other has nothing left to learn from.", "loss/discriminator", "loss/generator") { Smooth = true },
        new("Accuracy of what is learnt", "Labels are used to look, never to train. Rising means that the features separate the classes better.", "eval/knn/top1", "eval/linear/top1") { Floor = 0, IsShare = true },
        new("Puzzles solved", "How often the method answers its own question, on the pictures of the batch; 'evaluate --protocols pretext' asks it about others.", "task/accuracy") { Smooth = true, Floor = 0, IsShare = true },
        new("Effective rank of the features", "How many directions the features really use (RankMe). A fall towards 1 is a collapse.", "health/rank") { Floor = 0 },
        new("Spread of the embeddings", "Standard deviation times the root of the width: about 1 is healthy, 0 is a collapse.", "health/spread") { Floor = 0 },
        new("Redundancy of the embeddings", "Mean squared correlation of their dimensions: 0 where each says its own, 1 where all say the same.", "health/redundancy") { Floor = 0 },
        new("Alignment and uniformity", "Lower is better for both: views of one picture lie close together, and all pictures spread evenly.", "health/alignment", "health/uniformity"),
        new("Real pictures scored above made ones", "How well the discriminator tells them apart. At 100 % it has won, and the generator learns nothing.", "health/separation") { Floor = 0, IsShare = true },
        new("Diversity of made pictures", "How much two of them differ, beside two real ones: about 1 is as varied as the data, 0 is one picture only.", "health/diversity") { Floor = 0 },
        new("Gradient norm", "Sudden peaks mean that the learning rate is too high.", "health/gradient-norm") { Smooth = true, Floor = 0 },
        new("Learning rate", "", "optimizer/learning-rate") { Floor = 0 },
        new("Pictures a second", "", "speed/samples-per-second") { Smooth = true, Floor = 0 },
        new("Time spent waiting for data", "Above a tenth, more --workers or smaller files would help.", "speed/data-wait") { Smooth = true, Floor = 0, IsShare = true },
    ];

    /// <summary>Every curve stands in one chart; those nobody wrote a caption for come last, one chart each.</summary>
    internal static IReadOnlyList<LineChart> Charts(IReadOnlyList<Curve> curves)
    {
        var charts = new List<LineChart>();
        foreach (var known in Known)
        {
            var chosen = curves.Where(curve => known.Names.Contains(curve.Name)).Select(curve => curve with { Name = ShortName(curve.Name) }).ToArray();
            if (chosen.Length > 0) charts.Add(known.Chart(known.Title, chosen));
        }

        charts.AddRange(Others(curves.Select(curve => curve.Name)).Select(name => Describe(name).Chart(Describe(name).Title, [curves.First(curve => curve.Name == name)])));
        return charts;
    }

    /// <summary>The names that no chart of its own is known for.</summary>
    internal static IEnumerable<string> Others(IEnumerable<string> names) =>
        names.Where(name => !name.StartsWith("epoch/", StringComparison.Ordinal) && !s_silent.Contains(name) && !Known.Any(known => known.Names.Contains(name)));

    /// <summary>The chart of a quantity by itself.</summary>
    internal static CurveDescription Describe(string name)
    {
        if (Known.FirstOrDefault(known => known.Names.Contains(name)) is { } found)
            return found.Names.Length == 1 ? found : found with { Title = Titled(name), Caption = "" };
        return new CurveDescription(Titled(name), "", name) { Smooth = true };
    }

    /// <summary>What a legend calls a curve.</summary>
    internal static string ShortName(string name) => name switch
    {
        "eval/knn/top1" => "k-NN",
        "eval/linear/top1" => "linear probe",
        _ => name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..].Replace('-', ' '),
    };

    private static string Titled(string name)
    {
        var words = ShortName(name);
        return name.StartsWith("loss/", StringComparison.Ordinal) ? $"Loss: {words}"
            : name.StartsWith("eval/", StringComparison.Ordinal) ? $"Accuracy while it trained: {words}"
            : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
