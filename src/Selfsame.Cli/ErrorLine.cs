using Selfsame.Data;
using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.SelfSupervised;
using Selfsame.Torch;
using Selfsame.Training;
using Selfsame.Training.Export;

namespace Selfsame.Cli;

/// <summary>Turns an exception into the one line a user reads and the code the process ends with.</summary>
internal static class ErrorLine
{
    internal static (string Line, int Code) Describe(Exception error) => error switch
    {
        OperationCanceledException => ("interrupted.", ExitCode.Interrupted),
        DataException => (OneLine(error.Message), ExitCode.Data),
        SettingException or DivergenceException or StateMismatchException or BackboneException or EncoderMismatchException or MethodSettingsException => (OneLine(error.Message), ExitCode.Usage),
        InvalidDataException => (OneLine(error.Message), ExitCode.Data),
        ExportException => (OneLine(error.Message), ExitCode.Fault),
        EngineNotFoundException => (OneLine(error.Message), ExitCode.Fault),
        TorchException => ($"the engine refused an operation: {OneLine(error.Message)}", ExitCode.Fault),
        StorageException or IOException or UnauthorizedAccessException => (OneLine(error.Message), ExitCode.Fault),
        AggregateException { InnerExceptions.Count: 1 } => Describe(error.InnerException!),
        TypeInitializationException { InnerException: { } inner } => Describe(inner),
        OutOfMemoryException => ("the memory of this machine was not enough. A smaller --batch-size needs less.", ExitCode.Fault),
        _ => ($"fault in selfsame: {error.GetType().Name}: {OneLine(error.Message)} Please report it, with the output of the same command and --verbose.", ExitCode.Fault),
    };

    private static string OneLine(string text) => string.Join(' ', text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
