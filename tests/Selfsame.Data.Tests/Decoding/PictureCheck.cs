using System.Diagnostics;
using System.Globalization;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Data.Tests.Decoding;

/// <summary>What native/codecs/fuzz/check_pictures found of a file, which it decodes in a process of its own under limits.</summary>
internal sealed record PictureCheck(string Outcome, long PeakKibibytes, double Milliseconds, string File, string Reason)
{
    /// <summary>Decodes each file, whatever it may do to the process.</summary>
    internal static IReadOnlyList<PictureCheck> Run(int mebibytes, int seconds, IReadOnlyList<string> files)
    {
        var start = new ProcessStartInfo(RepositoryRoot.Combine("artifacts/native/check_pictures"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { mebibytes.ToString(CultureInfo.InvariantCulture), seconds.ToString(CultureInfo.InvariantCulture) },
        };
        foreach (var file in files)
        {
            start.ArgumentList.Add(file);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        // The codec libraries print nothing, whatever they meet.
        Assert.Equal("", errors.Result);
        return [.. lines.Select(Parse)];
    }

    private static PictureCheck Parse(string line)
    {
        var fields = line.Split('\t');
        return new PictureCheck(
            fields[0], long.Parse(fields[1], CultureInfo.InvariantCulture), double.Parse(fields[2], CultureInfo.InvariantCulture), fields[3], fields[4]);
    }
}
