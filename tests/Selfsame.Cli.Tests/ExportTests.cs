using System.Diagnostics;
using System.Text;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

public sealed class ExportTests(TinyRun run) : IDisposable
{
    // As many features as the tiny run has, all of them 0, whatever the file says.
    private const string ZeroRuntime = """
        exports.env = { versions: { node: '0.0' } };
        exports.Tensor = class { constructor(type, data, dims) { this.dims = dims; } };
        const run = async (feeds) => ({ features: { data: new Float32Array(32 * Object.values(feeds)[0].dims[0]) } });
        exports.InferenceSession = { create: async () => ({ inputNames: ['pictures'], outputNames: ['features'], run }) };
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("timm")]
    [InlineData("torchvision")]
    public void Export_Safetensors_HasTheWeightsAlone(string names)
    {
        var path = _folder.Combine("weights.safetensors");
        var document = Export(path, "--names", names, "--json").Json();

        Assert.Equal((path, new FileInfo(path).Length), (document.GetProperty("out").GetString(), document.GetProperty("bytes").GetInt64()));
        Assert.False(document.TryGetProperty("check", out _));
        Assert.Contains("\"layer4.1.conv2.weight\"", Text(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Export_WithAProbe_HasItsLogitsAndClasses()
    {
        var path = _folder.Combine("probe.onnx");
        var result = Export(path, "--probe", TinyRun.Scenes);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.StartsWith($"{path}: resnet18 with a probe of 5 classes, ", result.Output, StringComparison.Ordinal);
        foreach (var text in new[] { "logits", "probabilities", "selfsame.classes", "\"cylinder\"" }) Assert.Contains(text, Text(path), StringComparison.Ordinal);
    }

    [Fact]
    public void Export_AFileThatGivesOtherValues_IsWarnedOfAndSaidInTheDocument()
    {
        Assert.SkipUnless(HasNode(), "Node.js is not here.");
        Directory.CreateDirectory(_folder.Combine("node_modules/onnxruntime-node"));
        File.WriteAllText(_folder.Combine("node_modules/onnxruntime-node/index.js"), ZeroRuntime);
        var path = _folder.Combine("encoder.onnx");

        var result = SelfsameProcess.RunWith([("SELFSAME_ONNXRUNTIME", _folder.Path)], "export", run.Folder, "--out", path, "--threads", "1", "--json");

        Assert.False(result.Json().GetProperty("check").GetProperty("withinTolerance").GetBoolean());
        var line = Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
        foreach (var text in new[] { $"selfsame: {path} gives other values", "rounding explains 1e-4", "selfsame embed" }) Assert.Contains(text, line, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_AFileThatIsThere_IsRefusedAndLeftAsItIs()
    {
        var path = _folder.Combine("encoder.onnx");
        File.WriteAllText(path, "mine");

        Export(path).FailsWith(2, path, "exists already", "--overwrite");
        Assert.Equal("mine", File.ReadAllText(path));
        Assert.Equal(0, Export(path, "--overwrite").ExitCode);
        Assert.NotEqual("mine", File.ReadAllText(path));
        Export(Path.Combine(run.Folder, "encoder.safetensors"), "--overwrite").FailsWith(2, "the encoder itself");
    }

    [Theory]
    [InlineData("encoder.onx", ".onnx or .safetensors", "'.onnx'")]
    [InlineData("encoder", ".onnx or .safetensors", "encoder")]
    [InlineData("nowhere/encoder.onnx", "no such folder", "nowhere")]
    public void Export_ToAWrongPlace_IsAUsageError(string name, string what, string named)
    {
        Export(_folder.Combine(name)).FailsWith(2, what, named);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("encoder.safetensors", "--probe", TinyRun.Scenes)]
    [InlineData("encoder.onnx", "--names", "timm")]
    [InlineData("encoder.safetensors", "--names", "keras")]
    public void Export_AnOptionOfTheOtherKind_IsAUsageError(string name, string option, string value) => Export(_folder.Combine(name), option, value).FailsWith(2, option);

    private CommandResult Export(string path, params string[] more) => SelfsameProcess.Run(["export", run.Folder, "--out", path, "--threads", "1", .. more]);

    private static string Text(string path) => Encoding.Latin1.GetString(File.ReadAllBytes(path));

    private static bool HasNode()
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true })!;
            node.WaitForExit();
            return node.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
