#:project ../src/Selfsame.SelfSupervised/Selfsame.SelfSupervised.csproj
#:property PublishAot=false

using System.Diagnostics;
using System.Globalization;
using Selfsame.Data.Loading;
using Selfsame.Data.Sources;
using Selfsame.Data.Views;
using Selfsame.SelfSupervised.DeviceViews;
using Selfsame.Torch;

// Started by bench/device-views.
if (args.Length is < 3 or > 4)
{
    Console.Error.WriteLine("device-views: SOURCE SIZE BATCH [cpu|cuda]");
    return 2;
}

const int Rounds = 5; // the first warms up and is not told
var source = PictureSources.Open(args[0]);
var recipe = ViewRecipes.SimCLR(int.Parse(args[1], CultureInfo.InvariantCulture));
var batch = int.Parse(args[2], CultureInfo.InvariantCulture);
var leastPairs = Math.Max(80, 8 * batch / (recipe.Views[0].Size > ViewRecipes.SmallSize ? 8 : 1));
var device = Device.Parse(args.Length > 3 ? args[3] : "cpu");
Engine.Threads = 1;
foreach (var onDevice in new[] { false, true })
{
    using var loader = new ViewLoader(source, recipe, new LoaderOptions { BatchSize = batch, Workers = 1, CacheBytes = 0, LeavesViewsToDevice = onDevice });
    using var maker = onDevice ? new DeviceViewMaker(loader.DeviceRecipe!, device) : null;
    var (wall, processor) = (new List<double>(), new List<double>());
    for (var round = 0; round < Rounds; round++)
    {
        var watch = Stopwatch.StartNew();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var pairs = 0;
        for (var epoch = round * leastPairs; pairs < leastPairs; epoch++)
        {
            foreach (var pictures in loader.Epoch(epoch).Take(8))
            {
                using var scope = new TensorScope();
                using (pictures)
                {
                    pairs += pictures.Indices.Length;
                    if (pictures.Drawn is { } drawn)
                    {
                        _ = maker!.Make(drawn)[^1].Select(0, 0).ToArray<float>(); // waits for the device
                    }
                }
            }
        }

        if (round > 0)
        {
            wall.Add(watch.Elapsed.TotalMilliseconds / pairs);
            processor.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / pairs);
        }
    }

    var place = onDevice ? $"made on {device}" : "made by the loader";
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{place}: {wall.Order().ElementAt(2):F3} ms, {processor.Order().ElementAt(2):F3} ms of processor, for a pair of views of {args[1]} px"));
}

return 0;
