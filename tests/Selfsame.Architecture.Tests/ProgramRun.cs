using System.Diagnostics;
using Selfsame.Testing;

namespace Selfsame.Architecture.Tests;

/// <summary>Runs a program to its end; "selfsame" is the one that was built here.</summary>
internal static class ProgramRun
{
    public static (int Code, string Output, string Error) Of(string name, params string[] arguments)
    {
        var path = name == "selfsame" ? Path.Combine(AppContext.BaseDirectory, "selfsame") : name;
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = RepositoryRoot.Path };
        // No compiler server is left behind by a test that builds.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
