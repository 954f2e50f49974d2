using Spectre.Console;

namespace Selfsame.Cli.Terminal;

/// <summary>One changing line on standard error that says what is being done; plain lines where nobody watches.</summary>
internal sealed class StatusLine : IDisposable
{
    private readonly IAnsiConsole _screen = Screen.Error();
    private bool _shown;

    internal void Say(string what)
    {
        Clear();
        if (!_screen.Profile.Capabilities.Ansi) return;
        _screen.Profile.Out.Writer.Write($"\x1b[2m{what} ...\x1b[0m");
        _screen.Profile.Out.Writer.Flush();
        _shown = true;
    }

    internal void Clear()
    {
        if (!_shown) return;
        _screen.Profile.Out.Writer.Write("\r\x1b[2K");
        _screen.Profile.Out.Writer.Flush();
        _shown = false;
    }

    public void Dispose() => Clear();
}
