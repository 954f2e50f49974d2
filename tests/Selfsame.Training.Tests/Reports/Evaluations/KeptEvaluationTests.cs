using Selfsame.Testing;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Reports.Evaluations;
using Selfsame.Training.Runs;
using Xunit;

namespace Selfsame.Training.Tests.Reports.Evaluations;

public sealed class KeptEvaluationTests : IDisposable
{
    private const string Document = """{"run":"x","protocols":{"knn":{"top1":0.5,"random":{"top1":0.2}}}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Keep_TwiceForOneRun_NumbersTheFiles()
    {
        var run = FakeRun.Write(_folder, "run", "simclr", 0.1);
        Assert.Equal("0001-knn.json", Path.GetFileName(KeptEvaluation.Keep(Found(run), Document, "a", "b", ["--k", "7"])));
        Assert.Equal("0002-knn.json", Path.GetFileName(KeptEvaluation.Keep(Found(run), Document, null, "c", [])));
        var kept = KeptEvaluation.Of(RunDirectory.Open(run));
        Assert.Equal([("a", "b"), (null, "c")], kept.Select(each => (each.Training, each.Test)));
        Assert.Equal(["--k", "7"], kept[0].Arguments);
    }

    [Fact]
    public void Keep_AnEncoderFile_KeepsNothing()
    {
        File.WriteAllText(_folder.Combine("encoder.safetensors"), "");
        Assert.Null(KeptEvaluation.Keep(Found(_folder.Combine("encoder.safetensors")), Document, "a", "b", ["--k", "7"]));
    }

    [Fact]
    public void Read_ThePlainDocument_IsTakenToo()
    {
        File.WriteAllText(_folder.Combine("plain.json"), Document);
        Assert.Null(KeptEvaluation.Read(_folder.Combine("plain.json")).Test);
    }

    [Theory]
    [InlineData("{", "is not JSON")]
    [InlineData("[1]", "is not an evaluation")]
    [InlineData("{\"loss\":1}", "is not an evaluation")]
    public void Read_SomethingElse_IsOneLine(string content, string words)
    {
        File.WriteAllText(_folder.Combine("other.json"), content);
        Assert.Contains(words, Assert.Throws<SettingException>(() => KeptEvaluation.Read(_folder.Combine("other.json"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoFile_IsOneLine() =>
        Assert.Contains("cannot be read", Assert.Throws<SettingException>(() => KeptEvaluation.Read(_folder.Combine("none.json"))).Message, StringComparison.Ordinal);

    private static EvaluationResult Found(string run) => new()
    {
        Run = run,
        Architecture = "resnet18",
        TestCount = 50,
        Results = [new ProtocolResult<Beside<Accuracy>>(EvaluationProtocol.Knn, new Beside<Accuracy>(new Accuracy(0.5, 1), new Accuracy(0.2, 1), new Accuracy(0.3, 1)))],
        Notes = [],
        Seconds = 1,
    };
}
