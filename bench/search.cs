#:project ../src/Selfsame.Training/Selfsame.Training.csproj
#:property PublishAot=false

using System.Diagnostics;
using System.Globalization;
using Selfsame.Torch;
using Selfsame.Training;
using Selfsame.Training.Embeddings;
using Selfsame.Training.Search;

// Started by bench/search.
if (args.Length != 3 || args[0] is not ("write" or "search"))
{
    Console.Error.WriteLine("search: write FILE ROWS, or search FILE QUERIES");
    return 2;
}

const int Width = 128;
const int AtATime = 8192;
var (path, count) = (args[1], int.Parse(args[2], CultureInfo.InvariantCulture));
var random = new Random(0);
float[] Vectors(int rows) => [.. Enumerable.Range(0, rows * Width).Select(_ => random.NextSingle() - 0.5f)];
if (args[0] == "write")
{
    using var writer = EmbeddingWriter.Create(path, new EmbeddingDescription
    {
        Fingerprint = "made up", Encoder = "none", Method = "", Architecture = "none", Features = Width, Preprocessing = new Preprocessing(), Data = "none",
    });
    for (var done = 0; done < count; done += AtATime)
    {
        var rows = Math.Min(AtATime, count - done);
        writer.Add(Vectors(rows), [.. Enumerable.Range(done, rows).Select(row => new EmbeddingName($"pictures/{row:D8}.jpg", null))]);
    }

    writer.Complete();
    return 0;
}

Engine.Threads = Environment.ProcessorCount;
using var scope = new TensorScope();
var queries = Tensor.From(Vectors(count), count, Width);
using var embeddings = EmbeddingFile.Open(path);
var watch = Stopwatch.StartNew();
var found = EmbeddingSearch.Find(embeddings, queries, 10);
var names = embeddings.Names([.. found.SelectMany(each => each).Select(hit => hit.Row)]);
var process = Process.GetCurrentProcess();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
    $"{count} queries among {embeddings.Count:N0} x {embeddings.Width}: {watch.Elapsed.TotalSeconds:0.00} s ({process.TotalProcessorTime.TotalSeconds:0.00} s of processor with the start), peak {process.PeakWorkingSet64 >> 20} MiB; nearest {found[0][0].Similarity:0.000} {names[0].Path}"));
return 0;
