using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Selfsame.Cli.Commands;

namespace Selfsame.Cli;

/// <summary>Parses the command line, runs the command, and turns what went wrong into one line and an exit code.</summary>
internal static class CommandLine
{
    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Show where in the program an error arose", Recursive = true };

    internal static int Run(string[] args)
    {
        var result = Root().Parse(args);
        if (result.Errors.Count > 0 && result.Action is not HelpAction) return Fail(UsageError.Describe(result), ExitCode.Usage);
        try
        {
            return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception error)
        {
            if (result.GetValue(Verbose)) Console.Error.WriteLine(error);
            var (line, code) = ErrorLine.Describe(error);
            return Fail(line, code);
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Selfsame: self-supervised learning for .NET. Turns unlabelled pictures into encoders and proves how good they are.")
        {
            DemoCommand.Create(),
            PretrainCommand.Create(),
            EvaluateCommand.Create(),
            FinetuneCommand.Create(),
            PredictCommand.Create(),
            EmbedCommand.Create(),
            SearchCommand.Create(),
            ClusterCommand.Create(),
            SelectCommand.Create(),
            ReconstructCommand.Create(),
            ColorizeCommand.Create(),
            GenerateCommand.Create(),
            ExportCommand.Create(),
            ReportCommand.Create(),
            CompareCommand.Create(),
            MethodsCommand.Create(),
            DataCommand.Create(),
            DoctorCommand.Create(),
            Verbose,
        };
        foreach (var directive in root.Directives.ToArray()) root.Directives.Remove(directive);
        return root;
    }

    private static int Fail(string line, int code)
    {
        Console.Error.WriteLine("selfsame: " + line);
        return code;
    }
}
