using System.CommandLine;
using System.Globalization;
using Selfsame.Cli.Output;
using Selfsame.Cli.Terminal;
using Selfsame.Data;
using Selfsame.Data.Sources;
using Selfsame.Training;
using Selfsame.Training.Classifiers;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Export;
using Spectre.Console;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame export RUN</c>: the encoder in a form that other programs run.</summary>
internal static class ExportCommand
{
    private static readonly string[] Endings = [".onnx", ".safetensors"];
    private static readonly string[] Names = ["timm", "torchvision"];

    internal static Command Create()
    {
        var run = CommandOptions.Run();
        var output = CommandOptions.Text("--out", "FILE", "Where to write: .onnx (the network) or .safetensors (its weights alone)", required: true);
        var overwrite = CommandOptions.Overwrite();
        var probe = CommandOptions.Text("--probe", "SOURCE", "Labelled pictures: a linear probe is fitted on them and exported with the encoder (.onnx)");
        var names = CommandOptions.Text("--names", "timm|torchvision", "Whose names the weights bear (.safetensors; timm, which for a ResNet are torchvision's too)");
        var machine = new MachineOptions();
        var json = CommandOptions.Json();
        var command = new Command("export", "Write an encoder or a classifier as ONNX or safetensors, and run the file to see that it gives the same") { run, output, overwrite, probe, names };
        machine.AddTo(command);
        command.Add(json);
        command.SetAction(result =>
        {
            var path = result.GetRequiredValue(output);
            var isOnnx = Check(path, result.GetValue(overwrite), result.GetValue(probe), result.GetValue(names)) == Endings[0];
            var options = machine.Features(result);
            var name = result.GetRequiredValue(run);
            var encoder = EncoderFile.Load(name);
            if (Path.GetFullPath(path) == Path.GetFullPath(encoder.Path)) throw new SettingException($"{path} is the encoder itself: name another file.");
            // A classifier is exported whole, unless another one is fitted in its place.
            var classifier = encoder.HasClassifier && result.GetValue(probe) is null ? ClassifierFile.Load(name) : null;
            using var interruption = new Interruption();
            using var status = new StatusLine();
            ParityCheck? check = null;
            var head = classifier is null ? "" : $" with its classifier of {classifier.Classes.Count} classes";
            var runtime = isOnnx ? OnnxRuntime.Find() : null;
            if (isOnnx && classifier is not null)
            {
                status.Say("the classifier");
                OnnxFile.Write(path, classifier);
                status.Say("the file beside the classifier");
                check = runtime is null ? null : ParityCheck.Of(path, classifier, runtime);
            }
            else if (isOnnx)
            {
                var source = result.GetValue(probe) is { } labelled ? PictureSources.Open(labelled) : null;
                status.Say(source is null ? "the network" : $"a probe on {source.Count:N0} pictures");
                using var fitted = source is null ? null : Fit(encoder, source, options, interruption.Token);
                OnnxFile.Write(path, encoder, fitted, source?.Classes);
                if (source is not null) head = $" with a probe of {source.Classes.Count} classes";
                status.Say("the file beside the encoder");
                check = runtime is null ? null : ParityCheck.Of(path, encoder, fitted, runtime);
            }
            else
            {
                var whose = result.GetValue(names) == Names[1] ? WeightNames.Torchvision : WeightNames.Timm;
                if (classifier is null) WeightsFile.Write(path, encoder, whose);
                else WeightsFile.Write(path, classifier, whose);
            }
            status.Clear();
            var bytes = new FileInfo(path).Length;
            if (check is { IsWithinTolerance: false }) Console.Error.WriteLine(TooFar(path, check));
            if (result.GetValue(json)) JsonOutput.Write(new ExportDocument(name, path, bytes, encoder.Backbone.Architecture, check is null ? null : ParityDocument.Of(check)), DocumentContext.Default.ExportDocument);
            else Show(path, bytes, encoder.Backbone.Architecture + head, check, isOnnx);
            return ExitCode.Done;
        });
        return command;
    }

    private static LinearProbe Fit(EncoderFile encoder, PictureSource source, FeatureExtractorOptions options, CancellationToken cancellation)
    {
        if (!source.HasLabels || source.Classes.Count < 2)
            throw new DataException($"{source.Description}: a probe needs labelled pictures of two classes or more. Put the pictures of each class into a folder of its own, or give a list with a class column.");
        encoder.Backbone.To(options.Device);
        using var features = new FeatureExtractor(options).Extract(encoder.Backbone, source, encoder.Preprocessing, cancellation);
        encoder.Backbone.To(Torch.Device.Cpu);
        return LinearProbe.Fit(features, source.Classes.Count, new LinearProbeOptions());
    }

    private static string Check(string path, bool overwrite, string? probe, string? names)
    {
        var ending = Path.GetExtension(path).ToLowerInvariant();
        if (!Endings.Contains(ending)) throw new SettingException($"{path}: an encoder is exported as .onnx or .safetensors.{NearestName.Suggest(ending, Endings)}");
        OutputFile.Check(path, overwrite);
        if (probe is not null && ending != Endings[0]) throw new SettingException("--probe: a probe is exported with the network, as .onnx.");
        if (names is not null && ending != Endings[1]) throw new SettingException("--names: only the weights alone, .safetensors, have names to choose.");
        return names is null || Names.Contains(names) ? ending : throw new SettingException($"--names takes timm or torchvision, not '{names}'.{NearestName.Suggest(names, Names)}");
    }

    private static string TooFar(string path, ParityCheck check) =>
        $"selfsame: {path} gives other values than the network it was made from: up to {Difference(check)} apart in {check.Runtime}, where rounding explains {ParityCheck.Tolerance.ToString("0e+0", CultureInfo.InvariantCulture)}. " +
        "Before you use it, compare its features of your own pictures with those of 'selfsame embed'; if they differ as much, report it with what 'selfsame doctor' prints.";

    private static string Difference(ParityCheck check) => check.LargestDifference.ToString("0.0e+0", CultureInfo.InvariantCulture);

    private static void Show(string path, long bytes, string what, ParityCheck? check, bool isOnnx)
    {
        var screen = Screen.Output();
        screen.WriteLine($"{path}: {what}, {Amounts.Bytes(bytes)}");
        if (check is not null)
            screen.WriteLine($"{check.Runtime} gives the same to {Difference(check)} (largest difference, batches of {string.Join(" and ", check.Pictures)}).");
        else if (isOnnx) screen.WriteLine($"Not run yet. To see here that ONNX Runtime gives the same, {OnnxRuntime.Advice}.");
    }
}
