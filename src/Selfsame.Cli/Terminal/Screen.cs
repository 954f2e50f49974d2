using Spectre.Console;

namespace Selfsame.Cli.Terminal;

/// <summary>Consoles that draw where a person looks and write plain text where a program reads.</summary>
internal static class Screen
{
    private const int RedirectedWidth = 120;

    /// <summary>Standard output: results.</summary>
    internal static IAnsiConsole Output() => Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>Standard error: progress and remarks, so that results can be piped.</summary>
    internal static IAnsiConsole Error() => Create(Console.Error, Console.IsErrorRedirected);

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = redirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected) console.Profile.Width = RedirectedWidth;
        return console;
    }
}
