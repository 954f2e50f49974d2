using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Selfsame.Testing.Browser;

/// <summary>
/// Chromium without a window, to look at pages as a person would: Debian's (eng/setup.sh --tests installs it), or the one that SELFSAME_CHROMIUM names.
/// A test that needs it is skipped where there is none.
/// </summary>
public sealed class HeadlessBrowser : IDisposable
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly TemporaryFolder _profile = new();
    private readonly Process _process;
    private readonly int _port;

    private HeadlessBrowser(string program)
    {
        var start = new ProcessStartInfo(program, [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run", "--disable-extensions",
            "--disable-background-networking", "--disable-component-update", "--remote-debugging-port=0", $"--user-data-dir={_profile.Path}", "about:blank",
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _port = ReadPort();
    }

    /// <summary>Starts the browser; skips the running test where there is none.</summary>
    public static HeadlessBrowser Start()
    {
        var program = Find();
        if (program is null) Assert.Skip("There is no Chromium here: install the package chromium, or set SELFSAME_CHROMIUM to its program.");
        return new HeadlessBrowser(program);
    }

    /// <summary>Opens a page and waits until it is loaded.</summary>
    /// <param name="address">Such as <c>file:///tmp/report.html</c>.</param>
    /// <param name="width">Of the screen, in CSS pixels.</param>
    /// <param name="height">Of the screen, in CSS pixels.</param>
    /// <param name="dark">Whether its reader prefers dark pages.</param>
    public BrowserPage Open(string address, int width = 1280, int height = 900, bool dark = false)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}/json/new?about:blank"));
        using var response = client.Send(request);
        using var target = JsonDocument.Parse(response.Content.ReadAsStream());
        var page = new BrowserPage(new Uri(target.RootElement.GetProperty("webSocketDebuggerUrl").GetString()!));
        page.Show(address, width, height, dark);
        return page;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        _profile.Dispose();
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("SELFSAME_CHROMIUM") is { Length: > 0 } named) return File.Exists(named) ? named : null;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return s_names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
    }

    // The browser chooses a free port and writes it into its profile.
    private int ReadPort()
    {
        var file = _profile.Combine("DevToolsActivePort");
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (_process.HasExited) throw new InvalidOperationException($"Chromium ended at once, with {_process.ExitCode}.");
            if (File.Exists(file) && File.ReadAllLines(file) is [var port, _, ..]) return int.Parse(port, CultureInfo.InvariantCulture);
            Thread.Sleep(50);
        }

        throw new TimeoutException("Chromium did not answer within a minute.");
    }
}
