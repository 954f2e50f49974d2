using Selfsame.Testing;
using Xunit;

namespace Selfsame.Architecture.Tests;

/// <summary>The single-file programs in samples/, from pictures to an exported encoder, on very little.</summary>
public sealed class SampleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Samples_OneAfterTheOther_LeadFromPicturesToAnExportedEncoder()
    {
        var run = _folder.Combine("run");

        var pretrained = Sample("pretrain-on-a-folder", "scenes:train?n=80&size=32", run, "32", "2");
        Assert.Contains("epoch 2: loss", pretrained);
        Assert.EndsWith($"how it went: {run}/report.html", pretrained);
        // The same command once more finds it done.
        Assert.EndsWith($"how it went: {run}/report.html", Sample("pretrain-on-a-folder", "scenes:train?n=80&size=32", run, "32", "2"));

        var classified = Sample("ten-labels-a-class", run, "scenes:train?n=80&size=32", "scenes:test?n=20&size=32");
        Assert.Contains("20 pictures classified from 50 labels of 5 classes; ", classified);
        Assert.EndsWith("of the 20 whose class is known are right", classified);

        var query = RepositoryRoot.Combine("tests/fixtures/pictures/colour-444.jpg");
        var found = Sample("search-pictures", run, "scenes:train?n=80&size=32", query);
        Assert.EndsWith("80 pictures compared", found);
        Assert.Equal(11, found.Split('\n').Length);

        var exported = Sample("export-encoder", run, _folder.Combine("out"));
        Assert.Contains("pictures N x 3 x 32 x 32 -> features N x 256", exported);
        Assert.True(File.Exists(_folder.Combine("out", "encoder.onnx")));
        Assert.True(File.Exists(_folder.Combine("out", "weights.safetensors")));
    }

    [Fact]
    public void Sample_WithoutPictures_SaysSoInOneLine()
    {
        var (code, _, error) = Run("pretrain-on-a-folder", _folder.Combine("nothing"), _folder.Combine("run"));

        Assert.Equal(2, code);
        Assert.Single(error.Trim().Split('\n'));
        Assert.Contains("nothing", error);
    }

    private static string Sample(string name, params string[] arguments)
    {
        var (code, output, error) = Run(name, arguments);
        Assert.True(code == 0, output + error);
        return output.Trim();
    }

    private static (int Code, string Output, string Error) Run(string name, params string[] arguments)
    {
        var path = RepositoryRoot.Combine($"samples/{name}.cs");
        var (code, output, error) = ProgramRun.Of("dotnet", "build", "-c", "Release", "-v", "quiet", "--no-dependencies", path);
        Assert.True(code == 0, output + error);
        return ProgramRun.Of("dotnet", ["run", "--no-build", "-c", "Release", path, "--", .. arguments]);
    }
}
