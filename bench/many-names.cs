#:project ../src/Selfsame.Data/Selfsame.Data.csproj
#:property PublishAot=false

using System.Diagnostics;
using System.Globalization;
using Selfsame.Data.Sources;

// Started by bench/many-names: makes a folder of empty pictures, or lists one and says what that took.
switch (args)
{
    case ["make", var folder, var names]:
        var count = int.Parse(names, CultureInfo.InvariantCulture);
        for (var i = 0; i < count; i++)
        {
            var group = Path.Combine(folder, $"class-{i / 1000:D4}");
            if (i % 1000 == 0)
            {
                Directory.CreateDirectory(group);
            }

            File.Create(Path.Combine(group, $"picture-{i:D9}.jpg")).Dispose();
        }

        return 0;
    case ["list", var folder]:
        var watch = Stopwatch.StartNew();
        var source = FolderSource.Open(folder);
        watch.Stop();
        using (var process = Process.GetCurrentProcess())
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{source.Description}: {watch.Elapsed.TotalSeconds:F2} s, {process.TotalProcessorTime.TotalSeconds:F2} s of processor with the start of the program, peak {process.PeakWorkingSet64 >> 20} MiB"));
        }

        return 0;
    default:
        Console.Error.WriteLine("many-names: started by bench/many-names");
        return 2;
}
