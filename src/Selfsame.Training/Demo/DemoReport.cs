using System.Globalization;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Reports;

namespace Selfsame.Training.Demo;

/// <summary>The page that the demonstration leaves behind.</summary>
internal sealed class DemoReport(EvaluationResult found, byte[] scenes, byte[] neighbours, IReadOnlyList<Curve> curves, TimeSpan duration)
{
    internal void Save(string path)
    {
        var (knn, linear) = (found.Knn!, found.Linear!);
        var report = new HtmlReport(
            "An encoder that was never told what it sees",
            $"A small {found.Architecture} looked at {found.TrainingCount:N0} pictures without a single label. Afterwards it tells {found.ClassCount} shapes apart in {Percent(knn.Pretrained.Top1)} of {found.TestCount:N0} new pictures, where the same network untrained does so in {Percent(knn.Random.Top1)} and the bare pixels in {Percent(knn.Pixels!.Top1)}.");
        report.Section("At a glance").Add(
        [
            new ReportFigure("k-NN accuracy", Percent(knn.Pretrained.Top1)),
            new ReportFigure("bought by pretraining", Points(knn.Pretrained.Top1 - Math.Max(knn.Random.Top1, knn.Pixels!.Top1))),
            new ReportFigure("linear probe", Percent(linear.Pretrained.Top1)),
            new ReportFigure("labels used to train", "0"),
            new ReportFigure("time for all of it", $"{duration.TotalSeconds:0} s"),
        ]);
        report.Section("What it learnt from", "A small procedural world: solids on a ground, with colour, material, size, pose, light, camera and clutter as free factors. The shape of the main solid is the class, which training never sees.")
            .AddPicture(scenes, $"The first scenes, drawn finely here; the network sees them at {DemoScenes.Size} x {DemoScenes.Size} pixels.");
        report.Section("What it found alike", "Each row begins with a picture that the encoder has not seen (blue), followed by the pictures of its training set whose features are nearest. Green: the same shape. Orange: another one.")
            .AddPicture(neighbours, "Queries and their nearest neighbours by cosine of the features.");
        report.Section("The proof", "Labels come in only here, to judge. Three kinds of features go through the same protocols: the bare pixels, the network at random initialisation, and the network after pretraining. The difference is what pretraining bought.")
            .Add(new BarChart("Right first answers on new pictures", ["raw pixels", "random initialisation", "pretrained"], [Group("k-nearest neighbours", knn), Group("linear probe", linear)]))
            .Add(new ReportTable(
                ["protocol", "raw pixels", "random initialisation", "pretrained"],
                [Row("k-NN (k = 200, T = 0.1)", knn), Row("linear probe (L-BFGS)", linear)])
            {
                Emphasis = 3,
                Caption = $"{found.TrainingCount:N0} pictures to learn from, {found.TestCount:N0} to count on, {found.ClassCount} classes. The probe's penalty is chosen on a split of the training labels.",
            });
        RunReport.AddCurves(report, curves);
        report.Section("Repeat it").AddCode(
            "selfsame demo --out DIR\n" +
            "selfsame pretrain simclr --config DIR/run/run.json --out runs/scenes\n" +
            $"selfsame evaluate runs/scenes --train '{DemoScenes.Specification}' --test '{DemoScenes.TestSpecification}'");
        report.Save(path);
    }

    private static BarGroup Group(string name, Beside<Accuracy> scores) => new(name, [scores.Pixels!.Top1, scores.Random.Top1, scores.Pretrained.Top1]);

    private static string[] Row(string name, Beside<Accuracy> scores) => [name, Percent(scores.Pixels!.Top1), Percent(scores.Random.Top1), Percent(scores.Pretrained.Top1)];

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Points(double share) => (share * 100).ToString("+0.0;-0.0", CultureInfo.InvariantCulture) + " points";
}
