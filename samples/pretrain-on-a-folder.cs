#:project ../src/Selfsame.Training/Selfsame.Training.csproj
#:property PublishAot=false

using System.Globalization;
using Selfsame.Training;
using Selfsame.Training.Observers;
using Selfsame.Training.Settings;

// Learns an encoder from a folder of pictures, without labels:
//   dotnet run -c Release samples/pretrain-on-a-folder.cs -- photos/ runs/photos 64 50
if (args.Length < 2)
{
    Console.Error.WriteLine("usage: pretrain-on-a-folder.cs PICTURES RUN [SIDE OF THE PICTURES = 64] [EPOCHS = 50]");
    return 2;
}

var settings = new PretrainSettings
{
    Data = args[0],
    Out = args[1],
    ImageSize = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 64,
    Epochs = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 50,
    BatchSize = 64,
    Backbone = new BackboneSettings { Name = "resnet18", Width = 32 },
};

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;   // the step at hand is finished and a checkpoint written
    stop.Cancel();
};

try
{
    var options = new PretrainRunOptions { Observers = [new Progress()] };
    // A run that was stopped goes on where it was.
    var run = File.Exists(Path.Combine(settings.Out, "run.json"))
        ? PretrainRun.Resume(settings.Out, options, stop.Token)
        : PretrainRun.Execute(settings, options, stop.Token);
    Console.WriteLine(run.Interrupted ? "Stopped. The same command goes on with it." : $"The encoder is {run.EncoderPath}; how it went: {run.Folder}/report.html");
    return 0;
}
catch (Exception error) when (error is SettingException or Selfsame.Data.DataException or StorageException)
{
    Console.Error.WriteLine(error.Message);   // it says what is wrong, where, and what to do
    return 2;
}

/// <summary>A line after each pass over the pictures, and every warning: features that collapse, pictures that cannot be read.</summary>
internal sealed class Progress : ITrainingObserver
{
    public void EpochEnded(EpochReport report) =>
        Console.WriteLine($"epoch {report.Epoch + 1}: loss {report.MeanLoss:0.000}, effective rank {report.Health?.Rank:0}, {report.SamplesPerSecond:0} pictures/s");

    public void Warned(TrainingWarning warning) => Console.Error.WriteLine(warning.Message);
}
