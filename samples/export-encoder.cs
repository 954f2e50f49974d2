#:project ../src/Selfsame.Training/Selfsame.Training.csproj
#:property PublishAot=false

using Selfsame.Training;
using Selfsame.Training.Export;

// Writes an encoder as ONNX for other programs, and its weights under the names that torchvision and timm load:
//   dotnet run -c Release samples/export-encoder.cs -- runs/photos out/
if (args.Length != 2)
{
    Console.Error.WriteLine("usage: export-encoder.cs RUN FOLDER");
    return 2;
}

var encoder = EncoderFile.Load(args[0]);
Directory.CreateDirectory(args[1]);
var (network, weights) = (Path.Combine(args[1], "encoder.onnx"), Path.Combine(args[1], "weights.safetensors"));

OnnxFile.Write(network, encoder);
WeightsFile.Write(weights, encoder, WeightNames.Timm);

var prepared = encoder.Preprocessing;
Console.WriteLine($"{network}: {OnnxFile.Input} N x {prepared.Channels} x {prepared.ImageSize} x {prepared.ImageSize} -> {OnnxFile.Features} N x {encoder.Backbone.FeatureCount}");
Console.WriteLine($"{weights}: {encoder.Backbone.Architecture}");

// Where ONNX Runtime is installed it runs the file, and the answers are compared.
if (OnnxRuntime.Find() is { } runtime)
{
    var check = ParityCheck.Of(network, encoder, probe: null, runtime);
    Console.WriteLine($"{check.Runtime} gives the same to {check.LargestDifference:0.0e+0}");
}

return 0;
