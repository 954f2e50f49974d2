using Selfsame.Data;
using Selfsame.Data.Sources;
using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Classifiers;
using Selfsame.Training.Embeddings;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Selection;
using Selfsame.Training.Tests.Embeddings;
using Xunit;

namespace Selfsame.Training.Tests.Selection;

public sealed class SelectionRoundTests : IDisposable
{
    private static readonly FeatureExtractorOptions Options = new() { Workers = 1 };

    private readonly TemporaryFolder _folder = new();
    private readonly string _run;
    private readonly string _data;

    public SelectionRoundTests()
    {
        _run = TinyEncoder.Write(_folder.Combine("encoder.safetensors"));
        _data = TinyEncoder.WriteScenes(_folder.Combine("pictures"), 24, 2);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Prepare_LabelledPicturesHereAndElsewhere_CountAllAndChooseNoneOfThem()
    {
        using var scope = new TensorScope();
        var here = PictureSources.Open(_data);
        var elsewhere = TinyEncoder.WriteScenes(_folder.Combine("elsewhere"), 3, 2);
        string[] files = [.. Directory.GetFiles(elsewhere, "*.png", SearchOption.AllDirectories), .. Enumerable.Range(4, 5).Select(index => here.StoredFile(index)!)];
        var list = _folder.Combine("labelled.csv");
        File.WriteAllLines(list, ["path,class", .. files.Select((file, number) => $"{file},{(number % 2 == 0 ? "cube" : "sphere")}")]);

        using var round = SelectionRound.Prepare(EncodedPictures.Open(_run, _data, Options), PictureSources.Open(list), new SelectionOptions { Count = 19, Strategy = SelectionStrategy.Uncertain });

        Assert.Equal((19, 8, 0), (round.Candidates, round.Labelled, round.LeftOut));
        Assert.False(round.AsksClassifier);
        Assert.Equal([0, 1, 2, 3, .. Enumerable.Range(9, 15)], round.Choose().Select(each => each.Index).Order());
    }

    [Theory]
    [InlineData(SelectionStrategy.Typical)]
    [InlineData(SelectionStrategy.Coreset)]
    public void Choose_FromAFileOfFeatures_IsTheChoiceOfTheEncoder(SelectionStrategy strategy)
    {
        using var scope = new TensorScope();
        var path = _folder.Combine("x.npy");
        EmbeddingFile.Write(path, EncoderFile.Load(_run), PictureSources.Open(_data), _data, Options);
        var asked = new SelectionOptions { Count = 6, Strategy = strategy, Seed = 3 };

        using var now = SelectionRound.Prepare(EncodedPictures.Open(_run, _data, Options), null, asked);
        using var before = SelectionRound.Prepare(EncodedPictures.Open(path, null, Options), null, asked);

        Assert.Equal(now.Choose(), before.Choose());
    }

    [Fact]
    public void Choose_UncertainByAClassifier_TakesWhatItIsLeastSureOf()
    {
        using var scope = new TensorScope();
        var made = ClassifierRun.Execute(new ClassifierSettings { Run = _run, Train = _data, Out = _folder.Combine("classifier"), Epochs = 1, LearningRate = 0.01 }, Options);
        var answers = new Predictor(Options).Predict(ClassifierFile.Load(made.Folder), PictureSources.Open(_data)).ToArray();

        using var round = SelectionRound.Prepare(EncodedPictures.Open(made.Folder, _data, Options), null, new SelectionOptions { Count = 24, Strategy = SelectionStrategy.Uncertain });
        var chosen = round.Choose();

        Assert.True(round.AsksClassifier);
        Assert.Equal(24, chosen.Select(each => each.Index).Distinct().Count());
        // Of two classes the margin is the larger probability less the smaller one.
        Assert.All(chosen, each => Assert.Equal(2 * (1 - answers[each.Index].Probability), each.Score!.Value, 1e-4));
        Assert.Equal(chosen.Select(each => each.Score).OrderDescending(), chosen.Select(each => each.Score));
    }

    [Fact]
    public void Prepare_UncertainOfAnEncoderAlone_NamesBothWays()
    {
        var asked = new SelectionOptions { Count = 2, Strategy = SelectionStrategy.Uncertain };
        var error = Assert.Throws<SettingException>(() => SelectionRound.Prepare(EncodedPictures.Open(_run, _data, Options), null, asked));

        Assert.Contains("--labelled SOURCE", error.Message, StringComparison.Ordinal);
        Assert.Contains("selfsame finetune", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_MoreThanCanBeHad_IsRefused()
    {
        var pictures = EncodedPictures.Open(_run, _data, Options);

        Assert.Contains("24 of 24", Assert.Throws<SettingException>(() => SelectionRound.Prepare(pictures, null, new SelectionOptions { Count = 25 })).Message, StringComparison.Ordinal);
        File.WriteAllText(Directory.GetFiles(_data, "*.png", SearchOption.AllDirectories)[0], "no picture");
        Assert.Contains("24 pictures cannot be chosen of 23", Assert.Throws<DataException>(() => SelectionRound.Prepare(pictures, null, new SelectionOptions { Count = 24 })).Message, StringComparison.Ordinal);
    }
}
