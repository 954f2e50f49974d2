using System.Diagnostics;
using System.Text.Json;
using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Transforms;
using Selfsame.Data.Views;

namespace Selfsame.TrainingBench;

/// <summary>Where the time of a pair of views goes, on one thread, and the floors beside it.</summary>
/// <remarks>A transform's time is that of the recipe up to and with it, less that of the recipe up to it: median of several passes over the pictures.</remarks>
internal sealed class ViewStages
{
    private const int Passes = 21;

    private readonly string[] _files;
    private readonly ViewRecipe _recipe;
    private readonly float[] _destination;

    public ViewStages(string data, int size)
    {
        _files = [.. Directory.EnumerateFiles(data, "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where((_, place) => place % 12 == 0).Take(400)];
        _recipe = ViewRecipes.SimCLR(size);
        _destination = new float[size * size * 3];
    }

    /// <summary>One JSON object: microseconds a pair of each stage, in order.</summary>
    public string Measure()
    {
        var writers = Enumerable.Range(1, _recipe.Views[0].Transforms.Count)
            .Select(count => new ViewWriter(_recipe with { Views = [.. _recipe.Views.Select(view => view with { Transforms = [.. view.Transforms.Take(count)] })] }))
            .ToArray();
        var files = Array.ConvertAll(_files, File.ReadAllBytes);
        var parts = _files.Select((file, place) => Part(writers[^1], file, place)).ToArray();
        var moved = parts.Max(part => part.Values.Bytes.Length);
        var scratch = new byte[moved];
        WarmUp(writers[^1], parts);
        var stages = new Dictionary<string, double>
        {
            ["floor: the whole picture is decoded from memory"] = Median(place => PictureFile.Decode(files[place], _files[place]).Dispose()),
            ["floor: the decoded part is read once, two views are written once"] = Median(place => Move(parts[place].Values, scratch)),
            ["read the file"] = Median(place => GC.KeepAlive(File.ReadAllBytes(_files[place]))),
            ["read and decode the part that both views need"] = Median(place => Part(writers[^1], _files[place], place).Dispose()),
        };
        var before = 0.0;
        for (var count = 0; count < writers.Length; count++)
        {
            var writer = writers[count];
            var time = Median(place => Write(writer, parts[place], place));
            var transform = _recipe.Views[0].Transforms[count];
            stages[count == 0 ? "crop, resample, normalise into the batch" : Words(transform)] = time - before;
            before = time;
        }

        return JsonSerializer.Serialize(stages);
    }

    private static string Words(PictureTransform transform) => transform switch
    {
        RandomHorizontalFlip => "flip",
        ColorJitter => "colour jitter",
        RandomGrayscale => "grayscale",
        GaussianBlur => "blur",
        _ => transform.GetType().Name,
    };

    private static RandomStream Random(int place, int view) => Philox.At(0, 0, place, view, RandomPurpose.View);

    private static PicturePart Part(ViewWriter writer, string file, int place)
    {
        using var reader = PictureReader.Open(file);
        var needed = writer.Needs(0, reader.Width, reader.Height, Random(place, 0)).Union(writer.Needs(1, reader.Width, reader.Height, Random(place, 1)));
        return reader.ReadPart(needed);
    }

    private void Move(Picture part, byte[] scratch)
    {
        part.Bytes.CopyTo(scratch);
        _destination.AsSpan().Fill(1);
        _destination.AsSpan().Fill(2);
    }

    private void Write(ViewWriter writer, PicturePart part, int place)
    {
        for (var view = 0; view < 2; view++)
        {
            var random = Random(place, view);
            writer.Write(part, view, ref random, _destination);
        }
    }

    // Until the compiler has made its best of every loop.
    private void WarmUp(ViewWriter writer, PicturePart[] parts)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < 3)
        {
            for (var place = 0; place < _files.Length; place++)
            {
                Part(writer, _files[place], place).Dispose();
                Write(writer, parts[place], place);
            }
        }
    }

    // Microseconds for one picture: the median over passes of the mean over pictures.
    private double Median(Action<int> work)
    {
        var times = new double[Passes];
        for (var pass = -1; pass < Passes; pass++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var place = 0; place < _files.Length; place++)
            {
                work(place);
            }

            if (pass >= 0)
            {
                times[pass] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / _files.Length;
            }
        }

        Array.Sort(times);
        return times[Passes / 2];
    }
}
