using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Selfsame.Cli.Terminal;

/// <summary>A few lines at the bottom of a terminal that are drawn anew in place; what is printed meanwhile scrolls by above them.</summary>
internal sealed class LiveRegion(IAnsiConsole screen)
{
    private IRenderable? _content;
    private int _lines;

    internal void Draw(IRenderable content)
    {
        Erase();
        _content = content;
        _lines = Segment.SplitLines(content.GetSegments(screen), screen.Profile.Width).Count;
        screen.Write(content);
    }

    internal void PrintAbove(IRenderable content)
    {
        Erase();
        screen.Write(content);
        if (_content is { } below) Draw(below);
    }

    internal void Clear()
    {
        Erase();
        _content = null;
    }

    private void Erase()
    {
        if (_lines == 0) return;
        screen.Profile.Out.Writer.Write(string.Create(CultureInfo.InvariantCulture, $"\r\x1b[{_lines}A\x1b[J"));
        _lines = 0;
    }
}
