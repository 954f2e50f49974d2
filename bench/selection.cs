#:project ../src/Selfsame.Training/Selfsame.Training.csproj
#:property PublishAot=false

using System.Globalization;
using System.Text;
using Selfsame.Data.Sources;
using Selfsame.Torch;
using Selfsame.Training;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Runs;
using Selfsame.Training.Selection;
using Selfsame.Training.Settings;

// Started by bench/selection.
const string Rows = "bench/results/selection.csv";
const string Page = "bench/results/selection.md";
const int PerClass = 500;
int[] counts = [10, 20, 50, 100, 200, 500, 1000];
var culture = CultureInfo.InvariantCulture;
var data = Environment.GetEnvironmentVariable("SELFSAME_DATA") ?? "../shared/data";
string? Argument(string name) => args.Index().Where(each => each.Item == name).Select(each => args.ElementAtOrDefault(each.Index + 1)).FirstOrDefault();
if (!args.Contains("--render"))
{
    Engine.Threads = int.Parse(Argument("--threads") ?? "1", culture);
    var training = PictureSources.Open($"{data}/cifar10/train");
    var subset = training.Subset([.. Enumerable.Range(0, training.Count).GroupBy(training.Label).SelectMany(group => group.Take(PerClass)).Order()]);
    var test = PictureSources.Open($"{data}/cifar10/test");
    var encoder = EncoderFile.Load(Argument("--run") ?? Pretrained(subset));
    Console.Error.WriteLine($"encoder {encoder.Fingerprint}: features of {subset.Count} and {test.Count} pictures");
    var extractor = new FeatureExtractor(new FeatureExtractorOptions { Workers = 1 });
    using var pool = extractor.Extract(encoder.Backbone, subset, encoder.Preprocessing);
    using var counted = extractor.Extract(encoder.Backbone, test, encoder.Preprocessing);
    var options = new SelectionTrialOptions { Counts = counts, Seeds = int.Parse(Argument("--seeds") ?? "5", culture) };
    using var writer = new StreamWriter(Rows);
    writer.Write("strategy,labels,seed,accuracy,classes\n");
    SelectionTrial.Run(pool, counted, subset.Classes.Count, options, row =>
    {
        var line = string.Create(culture, $"{PictureSelection.Name(row.Strategy)},{row.Labels},{row.Seed},{row.Accuracy:0.####},{row.Classes}\n");
        writer.Write(line);
        Console.Error.Write(line);
    });
}

var rows = File.ReadLines(Rows).Skip(1).Select(line => line.Split(',')).Select(cells => (Strategy: cells[0], Labels: int.Parse(cells[1], culture), Seed: int.Parse(cells[2], culture), Accuracy: double.Parse(cells[3], culture), Classes: int.Parse(cells[4], culture))).ToArray();
var names = rows.Select(row => row.Strategy).Distinct().ToArray();
var numbers = rows.Select(row => row.Labels).Distinct().Order().ToArray();
var text = new StringBuilder();
text.Append(culture, $"""
    # What chosen labels buy

    Top-1 accuracy of a linear probe on so many labels, in percent on 2,000 CIFAR-10 test pictures: mean and standard error over {rows.Select(row => row.Seed).Distinct().Count()} seeds, and the gain over
    as many labels by chance. One SimCLR encoder (ResNet-18 of width 16, 10 epochs of the first 500 pictures of each class by name) chooses among its own 5,000 training pictures.
    Labels are uncovered in rounds, and what was labelled in a round stays labelled; `uncertain` begins by chance, since nobody is uncertain who knows nothing.
    `bench/selection` repeats it.

    | labels | {string.Join(" | ", names)} |
    | ---: |{string.Concat(names.Select(_ => " ---: |"))}

    """);
foreach (var labels in numbers) text.Append(culture, $"| {labels:N0} | {string.Join(" | ", names.Select(name => Cell(name, labels)))} |\n");
text.Append(culture, $"\nHow many of the ten classes had a label at all:\n\n| labels | {string.Join(" | ", names)} |\n| ---: |{string.Concat(names.Select(_ => " ---: |"))}\n");
foreach (var labels in numbers.Where(number => number <= 50)) text.Append(culture, $"| {labels:N0} | {string.Join(" | ", names.Select(name => Found(name, labels).Average(row => row.Classes).ToString("0.0", culture)))} |\n");
File.WriteAllText(Page, text.ToString());
Console.Write(text);
return 0;

(string Strategy, int Labels, int Seed, double Accuracy, int Classes)[] Found(string name, int labels) => Array.FindAll(rows, row => row.Strategy == name && row.Labels == labels);

double Mean(string name, int labels) => Found(name, labels).Average(row => row.Accuracy);

string Cell(string name, int labels)
{
    var found = Found(name, labels);
    var mean = Mean(name, labels);
    var error = found.Length < 2 ? 0 : Math.Sqrt(found.Sum(row => Math.Pow(row.Accuracy - mean, 2)) / (found.Length - 1) / found.Length);
    var gain = name == "random" ? "" : string.Create(culture, $" ({100 * (mean - Mean("random", labels)):+0.0;-0.0})");
    return string.Create(culture, $"{100 * mean:0.0} ± {100 * error:0.0}{gain}");
}

string Pretrained(PictureSource pictures)
{
    var folder = Path.Combine(Path.GetTempPath(), "selfsame-selection");
    Directory.CreateDirectory(folder);
    var list = Path.Combine(folder, "subset.csv");
    File.WriteAllLines(list, ["path,class", .. Enumerable.Range(0, pictures.Count).Select(index => $"{pictures.StoredFile(index)},{pictures.Classes[pictures.Label(index)]}")]);
    var run = Path.Combine(folder, "run");
    Console.Error.WriteLine($"pretraining into {run}");
    return PretrainRun.Execute(new PretrainSettings
    {
        Method = "simclr",
        Data = $"list:{list}",
        Out = run,
        Backbone = new BackboneSettings { Name = "resnet18", Width = 16 },
        ImageSize = 32,
        Epochs = 10,
        BatchSize = 256,
        Threads = Engine.Threads,
        Workers = 1,
    }, new PretrainRunOptions { Existing = ExistingRun.Overwrite }).Folder;
}
