using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

/// <summary>A run of a few seconds that several tests look at.</summary>
public sealed class TinyRun : IDisposable
{
    /// <summary>Small labelled scenes.</summary>
    public const string Scenes = "scenes:train?n=60&size=16";

    private readonly TemporaryFolder _folder = new();

    public TinyRun()
    {
        var result = SelfsameProcess.Run([.. Arguments(Folder), "--json"]);
        Assert.True(result.ExitCode == 0, result.Error);
        Output = result.Output;
    }

    public string Folder => _folder.Combine("run");

    /// <summary>What <c>pretrain --json</c> printed.</summary>
    public string Output { get; }

    /// <summary>How the run is called.</summary>
    public static string[] Arguments(string folder) =>
    [
        "pretrain", "simclr", "--data", Scenes, "--out", folder, "--set", "backbone.width=4", "--image-size", "16",
        "--epochs", "3", "--batch-size", "20", "--checkpoint-every", "2", "--threads", "1", "--workers", "1",
    ];

    public void Dispose() => _folder.Dispose();
}
