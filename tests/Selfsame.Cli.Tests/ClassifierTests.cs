using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

public sealed class ClassifierTests(TinyRun run) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Classifier => _folder.Combine("classifier");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Finetune_ThenEvaluatePredictAndExport_TakeTheClassifier()
    {
        var made = Finetune("--test", "scenes:test?n=20&size=16", "--json").Json();
        Assert.Equal(60, made.GetProperty("labels").GetInt32());
        Assert.Equal(5, made.GetProperty("classes").GetArrayLength());

        var own = Run("evaluate", Classifier, "--test", "scenes:test?n=20&size=16", "--protocols", "classify", "--json").Json();
        Assert.Equal(made.GetProperty("test").GetProperty("top1").GetDouble(), own.GetProperty("protocols").GetProperty("classify").GetProperty("accuracy").GetProperty("top1").GetDouble(), 1e-9);

        PictureFolder.Write(_folder.Combine("pictures"), 3);
        PictureFolder.WriteDamaged(_folder.Combine("pictures"), 1);
        var table = _folder.Combine("predictions.csv");
        var result = Run("predict", Classifier, "--images", _folder.Combine("pictures"), "--out", table, "--json");
        var predicted = result.Json();
        Assert.Equal((3, 1), (predicted.GetProperty("pictures").GetInt32(), predicted.GetProperty("unreadable").GetArrayLength()));
        Assert.Contains("1 picture could not be read", result.Error, StringComparison.Ordinal);
        Assert.Contains("damaged0000.png: damaged picture", result.Error, StringComparison.Ordinal);
        Assert.Equal(5, File.ReadAllLines(table).Length);
        Run("predict", Classifier, "--images", _folder.Combine("pictures"), "--out", table).FailsWith(2, table, "exists already", "--overwrite");
        Assert.Equal(0, Run("predict", Classifier, "--images", _folder.Combine("pictures"), "--out", table, "--overwrite").ExitCode);

        var exported = Run("export", Classifier, "--out", _folder.Combine("classifier.onnx"));
        Assert.True(exported.ExitCode == 0, exported.Error);
        Assert.Contains("with its classifier of 5 classes", exported.Output, StringComparison.Ordinal);

        var started = Run([.. TinyRun.Arguments(_folder.Combine("started")).TakeWhile(word => word != "--threads"), "--init-from", Classifier]);
        Assert.True(started.ExitCode == 0, started.Error);

        Finetune().FailsWith(2, "--overwrite");
        var again = Finetune("--overwrite", "--labels", "2/class");
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.Contains("--test SOURCE tells how it does on others", again.Output, StringComparison.Ordinal);
        Assert.Contains("10 labels", again.Output, StringComparison.Ordinal);

        // What it is not sure of is worth a label.
        var chosen = Run("select", Classifier, "--data", TinyRun.Scenes, "--strategy", "uncertain", "--count", "5", "--out", _folder.Combine("next.csv"));
        Assert.True(chosen.ExitCode == 0, chosen.Error);
        Assert.Contains("the classifier's own probabilities", chosen.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_AnEncoderWithoutClasses_SaysWhatToDo() =>
        Run("predict", run.Folder, "--images", TinyRun.Scenes, "--out", _folder.Combine("p.csv")).FailsWith(2, "selfsame finetune");

    [Fact]
    public void Predict_AnotherKindOfFile_IsAUsageError() =>
        Run("predict", run.Folder, "--images", TinyRun.Scenes, "--out", _folder.Combine("p.txt")).FailsWith(2, ".csv");

    [Fact]
    public void Finetune_PicturesWithoutLabels_IsADataError()
    {
        PictureFolder.Write(_folder.Combine("pictures"), 3);
        Run("finetune", run.Folder, "--train", _folder.Combine("pictures"), "--out", Classifier).FailsWith(3, "labels");
    }

    [Theory]
    [InlineData("--labels", "0")]
    [InlineData("--labels", "many")]
    [InlineData("--labels", "1.5")]
    [InlineData("--labels", "0/class")]
    [InlineData("--learning-rate", "-1")]
    public void Finetune_ANumberOutOfRange_IsAUsageError(string option, string value) => Finetune(option, value).FailsWith(2, value);

    [Theory]
    [InlineData("--radii", "1,wide")]
    [InlineData("--attacked", "none")]
    public void Evaluate_RobustWithoutNumbers_IsAUsageError(string option, string value) =>
        Run("evaluate", run.Folder, "--train", TinyRun.Scenes, "--test", TinyRun.Scenes, "--protocols", "robust", option, value).FailsWith(2, option);

    [Fact]
    public void Finetune_IntoTheRunItself_IsAUsageError() =>
        Run("finetune", run.Folder, "--train", TinyRun.Scenes, "--out", run.Folder, "--overwrite").FailsWith(2, "choose another folder");

    private CommandResult Finetune(params string[] more) =>
        Run(["finetune", run.Folder, "--train", TinyRun.Scenes, "--out", Classifier, "--epochs", "1", .. more.Contains("--learning-rate") ? more : [.. more, "--learning-rate", "0.01"]]);

    private static CommandResult Run(params string[] arguments) => SelfsameProcess.Run([.. arguments, "--threads", "1", "--workers", "1"]);
}
