using Selfsame.Testing;
using Xunit;

namespace Selfsame.Cli.Tests;

/// <summary>What users give by mistake: each ends in one line that says what to do, and in the right exit code.</summary>
public sealed class BadInputTests(TinyRun run) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Data_MissingPath_IsADataError() => Pretrain("--data", "/nowhere/pictures").FailsWith(3, "/nowhere/pictures");

    [Fact]
    public void Data_EmptyFolder_IsADataError()
    {
        Directory.CreateDirectory(_folder.Combine("empty"));
        Pretrain("--data", _folder.Combine("empty")).FailsWith(3, _folder.Combine("empty"));
    }

    [Fact]
    public void Data_FolderWithoutPictures_IsADataError()
    {
        Directory.CreateDirectory(_folder.Combine("texts"));
        File.WriteAllText(_folder.Combine("texts", "a.txt"), "no picture");
        Pretrain("--data", _folder.Combine("texts")).FailsWith(3, _folder.Combine("texts"));
    }

    [Fact]
    public void Data_NotGiven_IsAUsageError() => SelfsameProcess.Run("pretrain", "simclr", "--out", _folder.Combine("run")).FailsWith(2, "--data");

    [Fact]
    public void Data_MoreThanOnePercentDamaged_StopsTheRun()
    {
        PictureFolder.Write(_folder.Combine("pictures"), 290);
        PictureFolder.WriteDamaged(_folder.Combine("pictures"), 10);
        var result = Pretrain("--data", _folder.Combine("pictures"), "--batch-size", "50", "--epochs", "1", "--image-size", "16", "--set", "backbone.width=4");
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("damaged", result.Error.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Data_OneDamagedOfMany_IsCountedAndListed()
    {
        PictureFolder.Write(_folder.Combine("pictures"), 140);
        PictureFolder.WriteDamaged(_folder.Combine("pictures"), 1);
        var result = Pretrain("--data", _folder.Combine("pictures"), "--batch-size", "47", "--epochs", "1", "--image-size", "16", "--set", "backbone.width=4");
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("1 picture", result.Output, StringComparison.Ordinal);
        Assert.Contains("damaged0000.png", result.Output, StringComparison.Ordinal);
        var inspection = SelfsameProcess.Run("data", "inspect", _folder.Combine("pictures"), "--json").Json();
        Assert.Equal(1, inspection.GetProperty("damagedCount").GetInt32());
        Assert.Equal("damaged0000.png", inspection.GetProperty("damaged")[0].GetProperty("identity").GetString());
    }

    [Fact]
    public void Backbone_Misspelt_NamesTheNearest() => Pretrain("--data", TinyRun.Scenes, "--backbone", "resnet81").FailsWith(2, "'resnet81'", "'resnet18'");

    [Fact]
    public void Setting_Misspelt_NamesTheNearest() =>
        Pretrain("--data", TinyRun.Scenes, "--set", "method.temprature=0.2").FailsWith(2, "'method.temprature'", "'method.temperature'");

    [Fact]
    public void Setting_WithoutValue_IsAUsageError() => Pretrain("--data", TinyRun.Scenes, "--set", "method.temperature").FailsWith(2, "KEY=VALUE");

    [Fact]
    public void Setting_OfTheWrongType_IsAUsageError() =>
        Pretrain("--data", TinyRun.Scenes, "--set", "method.temperature=warm").FailsWith(2, "method.temperature", "number");

    [Fact]
    public void Setting_OutOfRange_IsAUsageError() => Pretrain("--data", TinyRun.Scenes, "--epochs", "0").FailsWith(2, "epochs", "0");

    [Fact]
    public void Number_ThatIsNone_IsAUsageError() => Pretrain("--data", TinyRun.Scenes, "--batch-size", "many").FailsWith(2, "batchSize", "whole number");

    [Fact]
    public void Permutations_MoreThanNineTilesHave_IsAUsageError() =>
        SelfsameProcess.Run("pretrain", "jigsaw", "--data", TinyRun.Scenes, "--out", _folder.Combine("run"), "--image-size", "32", "--set", "method.permutations=362881").FailsWith(2, "method.permutations", "362881");

    [Fact]
    public void Tiles_LargerThanThePicture_IsAUsageError() =>
        SelfsameProcess.Run("pretrain", "jigsaw", "--data", TinyRun.Scenes, "--out", _folder.Combine("run"), "--image-size", "32", "--batch-size", "20", "--set", "method.tileSize=16").FailsWith(2, "need 54 px", "method.tileSize");

    [Fact]
    public void Evaluate_PuzzleOfAMethodWithoutOne_NamesThoseThatHaveOne() =>
        SelfsameProcess.Run("evaluate", run.Folder, "--test", TinyRun.Scenes, "--protocols", "pretext").FailsWith(2, "simclr learns from no puzzle", "rotation");

    [Fact]
    public void Evaluate_ProtocolThatNeedsLabelsWithoutTrainingSet_IsAUsageError() =>
        SelfsameProcess.Run("evaluate", run.Folder, "--test", TinyRun.Scenes).FailsWith(2, "knn and linear", "--train");

    [Theory]
    [InlineData("fewshot", "--shots", "9", 2, "9 shots", "the largest has 8")]
    [InlineData("fewshot", "--ways", "6", 2, "6 ways", "there are 5")]
    [InlineData("fewshot", "--shots", "1,two", 2, "--shots", "'two'")]
    [InlineData("propagate", "--per-class", "13", 2, "13 labels a class", "has 12")]
    [InlineData("knn", "--temperature", "0", 2, "--temperature", "'0'")]
    [InlineData("knn", "--image-size", "x", 2, "--image-size", "'x'")]
    [InlineData("cluster", "--clusters", "41", 2, "41 clusters", "40 pictures")]
    [InlineData("knn", "--labels", "2", 2, "--labels", "'2'")]
    public void Evaluate_MoreThanThereIs_SaysHowMuchThereIs(string protocol, string option, string value, int code, string what, string least) =>
        SelfsameProcess.Run("evaluate", run.Folder, "--train", TinyRun.Scenes, "--test", "scenes:test?n=40&size=16", "--protocols", protocol, option, value).FailsWith(code, what, least);

    [Fact]
    public void Evaluate_LayerThatIsNotThere_NamesThoseThatAre() =>
        SelfsameProcess.Run("evaluate", run.Folder, "--train", TinyRun.Scenes, "--test", TinyRun.Scenes, "--layer", "stage9").FailsWith(2, "'stage9'", "stage4");

    [Fact]
    public void Length_GivenTwice_IsAUsageError() => Pretrain("--data", TinyRun.Scenes, "--epochs", "2", "--steps", "5").FailsWith(2, "--epochs", "--steps");

    [Fact]
    public void BatchSize_LargerThanTheData_IsAUsageError() => Pretrain("--data", TinyRun.Scenes, "--batch-size", "61").FailsWith(2, "61", "60");

    [Fact]
    public void Device_Unknown_IsAUsageError() => Pretrain("--data", TinyRun.Scenes, "--device", "gpu", "--batch-size", "20").FailsWith(2, "'gpu'");

    [Fact]
    public void Config_WithAnUnknownKey_NamesTheNearest()
    {
        File.WriteAllText(_folder.Combine("settings.json"), """{ "data": "scenes:train", "epcohs": 3 }""");
        Pretrain("--config", _folder.Combine("settings.json")).FailsWith(2, "'epcohs'", "'epochs'");
    }

    [Fact]
    public void Config_ThatIsNoJson_IsAUsageError()
    {
        File.WriteAllText(_folder.Combine("settings.json"), "{ data");
        Pretrain("--config", _folder.Combine("settings.json")).FailsWith(2, "settings.json");
    }

    [Fact]
    public void Out_FolderInUse_IsRefused() =>
        SelfsameProcess.Run(TinyRun.Arguments(run.Folder)).FailsWith(2, run.Folder, "--resume", "--overwrite");

    [Fact]
    public void Out_FolderOfSomethingElse_IsNotOverwritten()
    {
        Directory.CreateDirectory(_folder.Combine("thesis"));
        File.WriteAllText(_folder.Combine("thesis", "chapter.txt"), "years of work");
        SelfsameProcess.Run([.. TinyRun.Arguments(_folder.Combine("thesis")), "--overwrite"]).FailsWith(2, "--overwrite");
        Assert.True(File.Exists(_folder.Combine("thesis", "chapter.txt")));
    }

    [Fact]
    public void Resume_OfNothingWithoutAMethod_SaysThatNothingIsThere() =>
        SelfsameProcess.Run("pretrain", "--out", _folder.Combine("none"), "--resume").FailsWith(2, "no run", _folder.Combine("none"));

    [Fact]
    public void Resume_OfNothing_IsAUsageError() => SelfsameProcess.Run([.. TinyRun.Arguments(_folder.Combine("none")), "--resume"]).FailsWith(2, _folder.Combine("none"));

    [Fact]
    public void Resume_WithAnotherShape_IsRefused() =>
        SelfsameProcess.Run([.. TinyRun.Arguments(run.Folder), "--set", "backbone.width=8", "--resume"]).FailsWith(2, "width");

    [Fact]
    public void Resume_TogetherWithOverwrite_IsAUsageError() =>
        SelfsameProcess.Run([.. TinyRun.Arguments(run.Folder), "--resume", "--overwrite"]).FailsWith(2, "--resume", "--overwrite");

    [Fact]
    public void Evaluate_SetWithOneClass_IsADataError()
    {
        PictureFolder.Write(_folder.Combine("one", "cats"), 4);
        PictureFolder.Write(_folder.Combine("two", "cats"), 4);
        PictureFolder.Write(_folder.Combine("two", "dogs"), 4, 4);
        Evaluate(_folder.Combine("one"), _folder.Combine("two")).FailsWith(3, "cats");
    }

    [Fact]
    public void Evaluate_ClassesThatDiffer_IsADataError()
    {
        PictureFolder.Write(_folder.Combine("a", "cats"), 4);
        PictureFolder.Write(_folder.Combine("a", "dogs"), 4, 4);
        PictureFolder.Write(_folder.Combine("b", "cats"), 4);
        PictureFolder.Write(_folder.Combine("b", "horses"), 4, 4);
        Evaluate(_folder.Combine("a"), _folder.Combine("b")).FailsWith(3, "'horses'");
    }

    [Fact]
    public void Evaluate_SetWithoutLabels_IsADataError()
    {
        PictureFolder.Write(_folder.Combine("plain"), 4);
        Evaluate(_folder.Combine("plain"), _folder.Combine("plain")).FailsWith(3, "labels");
    }

    [Fact]
    public void Evaluate_NoRun_IsAUsageError() =>
        SelfsameProcess.Run("evaluate", _folder.Combine("none"), "--train", TinyRun.Scenes, "--test", TinyRun.Scenes).FailsWith(2, _folder.Combine("none"));

    [Fact]
    public void Evaluate_TruncatedEncoder_IsADataError()
    {
        var whole = File.ReadAllBytes(Path.Combine(run.Folder, "encoder.safetensors"));
        File.WriteAllBytes(_folder.Combine("half.safetensors"), whole.AsSpan(0, whole.Length / 2));
        SelfsameProcess.Run("evaluate", _folder.Combine("half.safetensors"), "--train", TinyRun.Scenes, "--test", TinyRun.Scenes).FailsWith(3, "half.safetensors");
    }

    [Fact]
    public void Evaluate_FileThatIsNoEncoder_IsOneLine()
    {
        File.WriteAllText(_folder.Combine("x.safetensors"), "nothing of the kind");
        var result = SelfsameProcess.Run("evaluate", _folder.Combine("x.safetensors"), "--train", TinyRun.Scenes, "--test", TinyRun.Scenes);
        result.FailsWith(3, "x.safetensors");
    }

    [Fact]
    public void Embed_UnknownEnding_IsAUsageError() => Embed(_folder.Combine("x.npz")).FailsWith(2, "'.npy'");

    [Fact]
    public void Embed_FileThatExists_IsRefused()
    {
        File.WriteAllText(_folder.Combine("x.npy"), "kept");
        Embed(_folder.Combine("x.npy")).FailsWith(2, "x.npy");
        Assert.Equal("kept", File.ReadAllText(_folder.Combine("x.npy")));
    }

    [Fact]
    public void Report_OfNoRun_IsAUsageError() => SelfsameProcess.Run("report", _folder.Combine("none")).FailsWith(2, _folder.Combine("none"));

    [Fact]
    public void Libtorch_Missing_SaysHowToMend()
    {
        SelfsameProcess.RunWith([("SELFSAME_LIBTORCH", _folder.Path)], TinyRun.Arguments(_folder.Combine("run"))).FailsWith(1, "libtorch", _folder.Path);
        var doctor = SelfsameProcess.RunWith([("SELFSAME_LIBTORCH", _folder.Path)], "doctor");
        Assert.Equal(1, doctor.ExitCode);
        Assert.Contains("SELFSAME_LIBTORCH", doctor.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Blas_Reference_IsTheFirstThingARunSays()
    {
        const string Reference = "/usr/lib/x86_64-linux-gnu/blas";
        if (!File.Exists(Path.Combine(Reference, "libblas.so.3"))) Assert.Skip($"There is no reference BLAS in {Reference}.");
        (string, string)[] environment = [("LD_LIBRARY_PATH", Reference)];
        var doctor = SelfsameProcess.RunWith(environment, "doctor");
        Assert.Contains("OpenBLAS", doctor.Output, StringComparison.Ordinal);
        var result = SelfsameProcess.RunWith(environment, [.. TinyRun.Arguments(_folder.Combine("run")), "--set", "steps=1"]);
        Assert.Contains("reference BLAS", result.Output.Split('\n')[0], StringComparison.Ordinal);
    }

    private CommandResult Pretrain(params string[] arguments) => SelfsameProcess.Run(["pretrain", "simclr", "--out", _folder.Combine("run"), .. arguments]);

    private CommandResult Evaluate(string train, string test) => SelfsameProcess.Run("evaluate", run.Folder, "--train", train, "--test", test);

    private CommandResult Embed(string path) => SelfsameProcess.Run("embed", run.Folder, "--data", TinyRun.Scenes, "--out", path);
}
