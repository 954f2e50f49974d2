#:project ../src/Selfsame.Training/Selfsame.Training.csproj
#:property PublishAot=false

using Selfsame.Data.Sources;
using Selfsame.Data.Views;
using Selfsame.Training;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Settings;

// Learn from pictures without labels. A folder of your own photos works in place of the built-in scenes.
var run = PretrainRun.Execute(new PretrainSettings
{
    Data = "scenes:train?n=3000&size=32",
    Out = args[0],
    ImageSize = 32,
    BatchSize = 64,
    Epochs = 14,
    Backbone = new BackboneSettings { Name = "resnet18", Width = 16 },
    Views = new ViewSettings { JitterProbability = 1, JitterStrength = 1, Hue = 0.5 },  // it is to look at form, not at colour
});

// Count on labelled pictures, which it has not seen, what it has learnt: beside the same network untrained.
var encoder = EncoderFile.Load(run.Folder);
var labelled = LabelledPair.Of(PictureSources.Open("scenes:train?n=3000&size=32"), PictureSources.Open("scenes:test?n=1000&size=32"));
var result = new Evaluator(new EvaluationOptions()).Evaluate(run.Folder, encoder, labelled);

Console.WriteLine($"k-NN: {result.Knn!.Pretrained.Top1:P1} pretrained, {result.Knn.Random.Top1:P1} untrained");
