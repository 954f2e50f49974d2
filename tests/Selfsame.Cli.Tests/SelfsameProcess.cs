using System.Diagnostics;
using Selfsame.Testing;

namespace Selfsame.Cli.Tests;

/// <summary>The real program, as a user calls it.</summary>
internal sealed class SelfsameProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private SelfsameProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    internal int Id => _process.Id;

    internal bool HasExited => _process.HasExited;

    /// <summary>Runs a command to its end.</summary>
    internal static CommandResult Run(params string[] arguments) => RunWith([], arguments);

    /// <summary>Runs a command to its end with other environment variables.</summary>
    internal static CommandResult RunWith((string Name, string Value)[] environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        return process.Wait();
    }

    /// <summary>Starts a command.</summary>
    internal static SelfsameProcess Start((string Name, string Value)[] environment, params string[] arguments)
    {
        var information = new ProcessStartInfo(RepositoryRoot.Combine("artifacts/bin/Selfsame.Cli/release/selfsame"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = RepositoryRoot.Path,
        };
        foreach (var (name, value) in environment) information.Environment[name] = value;
        return new SelfsameProcess(Process.Start(information)!);
    }

    /// <summary>Waits for the end.</summary>
    internal CommandResult Wait(int seconds = 180)
    {
        if (!_process.WaitForExit(TimeSpan.FromSeconds(seconds)))
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"selfsame {string.Join(' ', _process.StartInfo.ArgumentList)} took more than {seconds} s.");
        }
        return new CommandResult(_process.ExitCode, _output.GetAwaiter().GetResult(), _error.GetAwaiter().GetResult());
    }

    /// <summary>Sends a signal by its name, for instance TERM or KILL.</summary>
    internal void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
