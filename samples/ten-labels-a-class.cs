#:project ../src/Selfsame.Training/Selfsame.Training.csproj
#:property PublishAot=false

using Selfsame.Data.Sources;
using Selfsame.Training;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Evaluation.FewLabels;

// Classifies pictures with an encoder that has seen no label, and ten labels of each class:
//   dotnet run -c Release samples/ten-labels-a-class.cs -- runs/photos labelled/ new-photos/
if (args.Length != 3)
{
    Console.Error.WriteLine("usage: ten-labels-a-class.cs RUN LABELLED PICTURES");
    return 2;
}

var encoder = EncoderFile.Load(args[0]);
var labelled = PictureSources.Open(args[1]);   // the sub-folders are the classes
var pictures = PictureSources.Open(args[2]);

// Ten of each class, always the same ones.
var labels = Enumerable.Range(0, labelled.Count).Select(labelled.Label).ToArray();
var told = labelled.Subset(LabelSubset.PerClass(labels, perClass: 10, seed: 0));

// Each picture becomes a row of features; a linear classifier learns from the labelled ones.
var extractor = new FeatureExtractor(new FeatureExtractorOptions());
using var known = extractor.Extract(encoder.Backbone, told, encoder.Preprocessing);
using var asked = extractor.Extract(encoder.Backbone, pictures, encoder.Preprocessing);
using var classifier = LinearProbe.Fit(known, labelled.Classes.Count, new LinearProbeOptions());
var scores = classifier.Predict(asked.Features).Chunk(labelled.Classes.Count).ToArray();

var (counted, right) = (0, 0);
for (var row = 0; row < asked.Count; row++)
{
    var answer = labelled.Classes[Array.IndexOf(scores[row], scores[row].Max())];
    Console.WriteLine($"{pictures.Identity(asked.Indices[row])}: {answer}");
    if (!pictures.HasLabels) continue;
    counted++;
    right += pictures.Classes[asked.Labels[row]] == answer ? 1 : 0;
}

Console.WriteLine($"{asked.Count} pictures classified from {told.Count} labels of {labelled.Classes.Count} classes"
    + (counted > 0 ? $"; {(double)right / counted:P1} of the {counted} whose class is known are right" : ""));
return 0;
