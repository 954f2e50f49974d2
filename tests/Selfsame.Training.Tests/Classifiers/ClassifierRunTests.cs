using Selfsame.Data;
using Selfsame.Data.Sources;
using Selfsame.Nn.Backbones;
using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Classifiers;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Export;
using Selfsame.Training.FineTuning;
using Selfsame.Training.Runs;
using Xunit;

namespace Selfsame.Training.Tests.Classifiers;

public sealed class ClassifierRunTests : IDisposable
{
    private const string Training = "scenes:train?n=40&size=16";
    private const string Test = "scenes:test?n=20&size=16";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Execute_LabelledPictures_MakesAFileThatGivesTheSameAnswersAgain()
    {
        using var scope = new TensorScope();
        var made = Execute(Settings());

        var file = ClassifierFile.Load(made.Folder);
        var answers = new Predictor(new FeatureExtractorOptions()).Predict(file, PictureSources.Open(Test)).ToArray();

        Assert.Equal(["sphere", "cube", "cylinder", "cone", "torus"], file.Classes);
        Assert.Equal(20, answers.Length);
        var right = answers.Count(each => each.Class == PictureSources.Open(Test).Label(each.Index)) / 20.0;
        Assert.Equal(made.Test!.Top1, right, 1e-9);
        Assert.All(answers, each => Assert.InRange(each.Probability, 0.2, 1));
        Assert.Equal(40, file.Distance.Known.Count);
    }

    [Fact]
    public void Execute_TheSameSettingsTwice_WritesTheSameBytes()
    {
        using var scope = new TensorScope();
        var (one, other) = (Execute(Settings()), Execute(Settings() with { Out = _folder.Combine("other") }));

        Assert.Equal(File.ReadAllBytes(one.ClassifierPath), File.ReadAllBytes(other.ClassifierPath));
    }

    [Fact]
    public void Execute_AShareOfTheLabels_TellsSomeOfEveryClass()
    {
        using var scope = new TensorScope();
        var made = Execute(Settings() with { Labels = LabelAmount.Share(0.05) });

        Assert.Equal(5, made.Labels);
    }

    [Fact]
    public void Execute_SoManyOfEachClass_TellsThemAndNotesWhereThereAreFewer()
    {
        using var scope = new TensorScope();
        var made = Execute(Settings() with { Labels = LabelAmount.PerClass(9) });
        var source = PictureSources.Open(Training);
        var counts = Enumerable.Range(0, source.Count).CountBy(source.Label).Select(each => each.Value).ToArray();

        Assert.Equal(counts.Sum(count => Math.Min(count, 9)), made.Labels);
        Assert.Contains(made.Notes, note => note.Contains($"Fewer labels than 9/class are there for {counts.Count(count => count < 9)} of the 5 classes", StringComparison.Ordinal));
        Assert.Contains("\"labels\": \"9/class\"", File.ReadAllText(Path.Combine(made.Folder, "run.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_FromScratch_LeavesThePretrainedWeightsOut()
    {
        using var scope = new TensorScope();
        var slow = Settings() with { LearningRate = 1e-9 };
        var (kept, fresh) = (Execute(slow), Execute(slow with { Out = _folder.Combine("scratch"), FromScratch = true }));
        var pretrained = EncoderFile.Load(slow.Run).Backbone.State().First().Value;

        Assert.True(EncoderFile.Load(kept.Folder).Backbone.State().First().Value.Allclose(pretrained, atol: 1e-6));
        Assert.False(EncoderFile.Load(fresh.Folder).Backbone.State().First().Value.Allclose(pretrained, atol: 1e-3));
    }

    [Fact]
    public void EncoderFile_OfAClassifier_IsItsEncoder()
    {
        using var scope = new TensorScope();
        var made = Execute(Settings());
        var (file, encoder) = (ClassifierFile.Load(made.Folder), EncoderFile.Load(made.Folder));

        Assert.True(encoder.HasClassifier);
        Assert.All(encoder.Backbone.State().Zip(file.Classifier.Backbone.State()), pair => Assert.True(pair.First.Value.Equal(pair.Second.Value), pair.First.Name));
        Assert.Throws<SettingException>(() => ClassifierFile.Load(Settings().Run));
    }

    [Fact]
    public void Execute_AFolderThatIsInUse_IsRefusedUnlessItShallBeReplaced()
    {
        using var scope = new TensorScope();
        Execute(Settings());

        Assert.Contains("--overwrite", Assert.Throws<SettingException>(() => Execute(Settings())).Message, StringComparison.Ordinal);
        Assert.Equal(40, Execute(Settings(), ExistingRun.Overwrite).Labels);
        Assert.Throws<SettingException>(() => Execute(Settings(), ExistingRun.Resume));
    }

    [Fact]
    public void Execute_NoAmountOfLabels_IsASettingError() => Assert.Throws<SettingException>(() => Execute(Settings() with { Labels = default }));

    [Fact]
    public void Execute_OneClassOnly_IsADataError() => Assert.Throws<DataException>(() => Execute(Settings() with { Train = "scenes:train?n=1&size=16" }));

    [Fact]
    public void TrainedMethod_OfAClassifier_SaysWhatItIs() =>
        Assert.Contains("finetune", Assert.Throws<SettingException>(() => TrainedMethod.Open(Execute(Settings()).Folder)).Message, StringComparison.Ordinal);

    [Fact]
    public void Predict_UnreadablePictures_AreListedAndTheOthersAnswered()
    {
        using var scope = new TensorScope();
        var file = ClassifierFile.Load(Execute(Settings()).Folder);
        var folder = _folder.Combine("pictures");
        Directory.CreateDirectory(folder);
        foreach (var name in new[] { "a", "b", "c", "e" }) File.WriteAllText(Path.Combine(folder, $"{name}.png"), "no picture");
        using (var picture = PictureSources.Open(Test).Read(0)) Selfsame.Data.Decoding.PictureFile.WritePng(Path.Combine(folder, "d, \"best\".png"), picture);
        var source = PictureSources.Open(folder);

        var made = PredictionFile.Write(_folder.Combine("p.csv"), new Predictor(new FeatureExtractorOptions()).Predict(file, source), file.Classes, source);

        Assert.Equal((1, 4), (made.Pictures, made.Unreadable.Count));
        Assert.Equal(1, made.Classes.Sum(each => each.Pictures));
        var lines = File.ReadAllLines(_folder.Combine("p.csv"));
        Assert.Equal(PredictionFile.Header, lines[0]);
        Assert.StartsWith("a.png,,,,,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("\"d, \"\"best\"\".png\",", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_NothingThatCanBeRead_IsADataErrorAndWritesNothing()
    {
        using var scope = new TensorScope();
        var file = ClassifierFile.Load(Execute(Settings()).Folder);
        var folder = _folder.Combine("damaged");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "a.png"), "no picture");
        var source = PictureSources.Open(folder);

        Assert.Throws<DataException>(() => PredictionFile.Write(_folder.Combine("p.csv"), new Predictor(new FeatureExtractorOptions()).Predict(file, source), file.Classes, source));
        Assert.False(File.Exists(_folder.Combine("p.csv")));
    }

    [Fact]
    public void ExpectedCalibrationError_OfTwoBins_WeighsTheirGaps() =>
        // 0.9 and right, 0.9 and wrong: 0.4 off; 0.5 and right: 0.5 off.
        Assert.Equal(((2 * 0.4) + 0.5) / 3, ClassifierScores.ExpectedCalibrationError([0.9, 0.9, 0.5], [true, false, true]), 1e-9);

    [Fact]
    public void Evaluate_Classify_CountsItsOwnAnswers()
    {
        using var scope = new TensorScope();
        var made = Execute(Settings());
        var options = new EvaluationOptions { Protocols = [EvaluationProtocol.Classify] };

        var found = new Evaluator(options).Evaluate(made.Folder, EncoderFile.Load(made.Folder), new EvaluationSources(null, PictureSources.Open(Test)));

        var scores = found.Find<ClassifierScores>(EvaluationProtocol.Classify)!;
        Assert.Equal(made.Test!.Top1, scores.Accuracy.Top1, 1e-9);
        Assert.InRange(scores.CalibrationError, 0, 1);
    }

    [Fact]
    public void Execute_TestPicturesThatItWasToldOf_CountsThem()
    {
        using var scope = new TensorScope();

        Assert.Contains("40 of the 40 test pictures stand in the training set too", Assert.Single(Execute(Settings() with { Test = Training }).Notes), StringComparison.Ordinal);
        var few = Settings() with { Test = Training, Labels = LabelAmount.PerClass(2), Out = _folder.Combine("few") };
        Assert.Contains("10 of the 40 test pictures", Assert.Single(Execute(few).Notes), StringComparison.Ordinal);
        Assert.Empty(Execute(Settings() with { Out = _folder.Combine("others") }).Notes);
    }

    [Fact]
    public void Evaluate_ClassifyOnPicturesThatItWasToldOf_CountsThemWhereItsSourceCanBeOpened()
    {
        using var scope = new TensorScope();
        var made = Execute(Settings() with { Labels = LabelAmount.PerClass(2) });
        var record = Path.Combine(made.Folder, "run.json");
        IReadOnlyList<string> Notes(string name, string test) => new Evaluator(new EvaluationOptions { Protocols = [EvaluationProtocol.Classify] })
            .Evaluate(name, EncoderFile.Load(name), new EvaluationSources(null, PictureSources.Open(test))).Notes;

        Assert.Contains("10 of the 40 test pictures stand in the classifier's training set too", Assert.Single(Notes(made.Folder, Training)), StringComparison.Ordinal);
        Assert.Single(Notes(made.ClassifierPath, Training));
        Assert.Empty(Notes(made.Folder, Test));

        File.WriteAllText(record, File.ReadAllText(record).Replace(Training, _folder.Combine("gone"), StringComparison.Ordinal));
        Assert.Contains("is not known", Assert.Single(Notes(made.Folder, Training)), StringComparison.Ordinal);

        File.Delete(record);
        Assert.Empty(Notes(made.Folder, Training));
    }

    [Fact]
    public void Export_AClassifier_GivesTheSameInOnnxRuntime()
    {
        var runtime = OnnxRuntime.Find();
        Assert.SkipWhen(runtime is null, "ONNX Runtime is not here: Node.js and npm fetch it when eng/setup.sh --tests runs with a network.");
        using var scope = new TensorScope();
        var file = ClassifierFile.Load(Execute(Settings()).Folder);
        var path = _folder.Combine("classifier.onnx");

        OnnxFile.Write(path, file);

        Assert.True(ParityCheck.Of(path, file, runtime).LargestDifference <= 1e-4);
        var names = runtime.Run(path, Tensor.Zeros([3, 3, 16, 16]), out _).Select(output => output.Name);
        Assert.Equal([OnnxFile.Features, OnnxFile.Logits, OnnxFile.Probabilities], names);
        var text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(path));
        Assert.Equal(2, text.Split("selfsame.classes").Length);
        Assert.Contains("\"cylinder\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_OfAClassifier_HaveItsHead()
    {
        using var scope = new TensorScope();
        var file = ClassifierFile.Load(Execute(Settings()).Folder);

        WeightsFile.Write(_folder.Combine("weights.safetensors"), file, WeightNames.Torchvision);

        var written = SafeTensors.Read(_folder.Combine("weights.safetensors"));
        Assert.True(written.Find("fc.weight")!.Equal(file.Classifier.Head.Weight));
        Assert.Equal(file.Classifier.State().Count(), written.Tensors.Count);
    }

    private static ClassifierResult Execute(ClassifierSettings settings, ExistingRun existing = ExistingRun.Refuse) =>
        ClassifierRun.Execute(settings, new FeatureExtractorOptions(), existing);

    private ClassifierSettings Settings()
    {
        var path = _folder.Combine("encoder.safetensors");
        if (!File.Exists(path))
        {
            Engine.Seed(1);
            var options = new BackboneOptions { Name = "resnet18", Width = 4, ImageSize = 16 };
            SafeTensors.Write(
                path,
                BackboneCatalog.Create(options).State().Select(each => KeyValuePair.Create(each.Name, each.Value)),
                EncoderFile.Describe(options, new Preprocessing { ImageSize = 16 }, "simclr"));
        }

        return new ClassifierSettings { Run = path, Train = Training, Test = Test, Out = _folder.Combine("classifier"), Epochs = 2, LearningRate = 0.01 };
    }
}
