using System.Runtime.CompilerServices;
using Xunit;

namespace Selfsame.Testing;

/// <summary>Compares text with an approved file that lies in Snapshots/ beside the test.</summary>
public static class Snapshot
{
    /// <summary>
    /// Fails where the text is not the approved one. With SELFSAME_UPDATE_SNAPSHOTS=1 in the environment it writes the file
    /// instead; read the difference before committing it.
    /// </summary>
    public static void Match(string text, string name, [CallerFilePath] string testFile = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots", name + ".txt");
        var actual = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("SELFSAME_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        const string Accept = "If it is meant, run this test with SELFSAME_UPDATE_SNAPSHOTS=1 and commit the file.";
        Assert.True(File.Exists(path), $"There is no approved text {path}. {Accept}");
        var approved = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (actual != approved)
        {
            var (was, now) = (approved.Split('\n'), actual.Split('\n'));
            var line = Enumerable.Range(0, Math.Min(was.Length, now.Length)).FirstOrDefault(i => was[i] != now[i], Math.Min(was.Length, now.Length));
            Assert.Fail($"{path} differs at line {line + 1}.\n- {was.ElementAtOrDefault(line)}\n+ {now.ElementAtOrDefault(line)}\n{Accept}");
        }
    }
}
