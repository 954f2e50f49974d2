namespace Selfsame.Training.Reports;

/// <summary>Puts the curves of a run into charts that a colleague can read, each with a word on what is good.</summary>
internal static class RunCurves
{
    /// <summary>Every curve stands in one chart; those nobody wrote a caption for come last, one chart each.</summary>
    internal static IReadOnlyList<LineChart> Charts(IReadOnlyList<Curve> curves)
    {
        var left = curves.ToList();
        var charts = new List<LineChart>();
        void Add(string title, string caption, bool smooth, double? floor, params string[] names)
        {
            var chosen = names.Select(name => left.Find(curve => curve.Name == name)).OfType<Curve>().ToArray();
            if (chosen.Length == 0) return;
            left.RemoveAll(chosen.Contains);
            charts.Add(new LineChart(title, chosen) { Caption = caption, Smooth = smooth, Floor = floor });
        }
        Add("Loss", "What training lowers. Its height says little by itself: compare it only with runs of the same method, batch and temperature.", true, null, "loss/total");
        Add("Accuracy of what is learnt", "Labels are used to look, never to train. Rising means that the features separate the classes better.", false, 0, "eval/knn/top1", "eval/linear/top1");
        Add("Share of puzzles solved", "How often the method answers its own question, on the pictures of the batch; 'evaluate --protocols pretext' asks it about others.", true, 0, "task/accuracy");
        Add("Effective rank of the features", "How many directions the features really use (RankMe). A fall towards 1 is a collapse.", false, 0, "health/rank");
        Add("Spread of the embeddings", "Standard deviation times the root of the width: about 1 is healthy, 0 is a collapse.", false, 0, "health/spread");
        Add("Redundancy of the embeddings", "Mean squared correlation of their dimensions: 0 where each says its own, 1 where all say the same.", false, 0, "health/redundancy");
        Add("Alignment and uniformity", "Lower is better for both: views of one picture lie close together, and all pictures spread evenly.", false, null, "health/alignment", "health/uniformity");
        Add("Gradient norm", "Sudden peaks mean that the learning rate is too high.", true, 0, "health/gradient-norm");
        Add("Learning rate", "", false, 0, "optimizer/learning-rate");
        Add("Pictures a second", "", true, 0, "speed/samples-per-second");
        Add("Share of the time spent waiting for data", "Above a tenth, more --workers or smaller files would help.", true, 0, "speed/data-wait");
        foreach (var part in left.Where(curve => curve.Name.StartsWith("loss/", StringComparison.Ordinal)).ToArray())
            Add($"Loss: {part.Name["loss/".Length..]}", "", true, null, part.Name);
        left.RemoveAll(curve => curve.Name.StartsWith("epoch/", StringComparison.Ordinal) || curve.Name is "memory/resident-bytes" or "eval/knn/top5" or "eval/linear/top5");
        foreach (var rest in left.ToArray()) Add(rest.Name, "", true, null, rest.Name);
        return charts;
    }
}
