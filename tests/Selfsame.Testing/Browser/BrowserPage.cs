using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Selfsame.Testing.Browser;

/// <summary>A page that a browser shows: asked by JavaScript, moved over by mouse and keyboard, and photographed. Speaks Chromium's DevTools protocol.</summary>
public sealed class BrowserPage : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private readonly ClientWebSocket _socket = new();
    private readonly List<string> _complaints = [];
    private int _lastCommand;

    internal BrowserPage(Uri address)
    {
        using var patience = new CancellationTokenSource(s_patience);
        _socket.ConnectAsync(address, patience.Token).GetAwaiter().GetResult();
        Command("Page.enable");
        Command("Runtime.enable");
        Command("Network.enable");
    }

    /// <summary>Errors of scripts, and every address outside the page that it tried to fetch.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>The value of a JavaScript expression; a promise is waited for.</summary>
    /// <param name="expression">It must give something that JSON has a word for.</param>
    public JsonElement Evaluate(string expression)
    {
        var answer = Command("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        if (answer.TryGetProperty("exceptionDetails", out var failure)) throw new InvalidOperationException($"{expression}: {failure}");
        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    /// <summary>Waits until a JavaScript expression is true.</summary>
    /// <param name="expression">What to wait for.</param>
    public void WaitFor(string expression)
    {
        var watch = Stopwatch.StartNew();
        while (Evaluate($"!!({expression})").ValueKind != JsonValueKind.True)
        {
            if (watch.Elapsed > s_patience) throw new TimeoutException($"{expression} did not become true.");
            Thread.Sleep(50);
        }
    }

    /// <summary>Moves the mouse to a place of the screen.</summary>
    /// <param name="x">From the left, in CSS pixels.</param>
    /// <param name="y">From above, in CSS pixels.</param>
    public void MoveMouse(double x, double y) => Command("Input.dispatchMouseEvent", new JsonObject { ["type"] = "mouseMoved", ["x"] = x, ["y"] = y });

    /// <summary>Presses a key and lets it go.</summary>
    /// <param name="key">Its name in JavaScript, such as <c>Tab</c> or <c>ArrowRight</c>.</param>
    public void Press(string key)
    {
        foreach (var type in (string[])["keyDown", "keyUp"])
        {
            Command("Input.dispatchKeyEvent", new JsonObject { ["type"] = type, ["key"] = key, ["code"] = key, ["windowsVirtualKeyCode"] = KeyNumber(key) });
        }
    }

    /// <summary>Puts files into an input element of type file, as if a person had chosen them.</summary>
    /// <param name="selector">The element, in CSS.</param>
    /// <param name="files">Full paths.</param>
    public void ChooseFiles(string selector, params string[] files)
    {
        var element = Command("Runtime.evaluate", new JsonObject { ["expression"] = $"document.querySelector({JsonSerializer.Serialize(selector)})" })
            .GetProperty("result").GetProperty("objectId").GetString();
        Command("DOM.setFileInputFiles", new JsonObject { ["objectId"] = element, ["files"] = new JsonArray([.. files.Select(file => JsonValue.Create(file))]) });
    }

    /// <summary>A picture of the page.</summary>
    /// <param name="path">Where to write it: .png or .jpg.</param>
    /// <param name="whole">Whether all of it is shown, not only what fits on the screen.</param>
    public void Screenshot(string path, bool whole = true)
    {
        var answer = Command("Page.captureScreenshot", new JsonObject
        {
            ["captureBeyondViewport"] = whole,
            ["format"] = Path.GetExtension(path) == ".jpg" ? "jpeg" : "png",
        });
        File.WriteAllBytes(path, answer.GetProperty("data").GetBytesFromBase64());
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    internal void Show(string address, int width, int height, bool dark)
    {
        Command("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 });
        Command("Emulation.setEmulatedMedia", new JsonObject
        {
            ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" }),
        });
        Command("Page.navigate", new JsonObject { ["url"] = address });
        WaitFor($"document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    private static int KeyNumber(string key) => key switch
    {
        "Tab" => 9,
        "Enter" => 13,
        "Escape" => 27,
        " " => 32,
        "ArrowLeft" => 37,
        "ArrowUp" => 38,
        "ArrowRight" => 39,
        "ArrowDown" => 40,
        _ => 0,
    };

    private JsonElement Command(string method, JsonObject? parameters = null)
    {
        var number = ++_lastCommand;
        var message = new JsonObject { ["id"] = number, ["method"] = method, ["params"] = parameters ?? [] }.ToJsonString();
        using var patience = new CancellationTokenSource(s_patience);
        _socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, patience.Token).GetAwaiter().GetResult();
        while (true)
        {
            var answer = Receive(patience.Token);
            if (!answer.TryGetProperty("id", out var id))
            {
                Note(answer);
            }
            else if (id.GetInt32() == number)
            {
                return answer.TryGetProperty("error", out var error) ? throw new InvalidOperationException($"{method}: {error}") : answer.GetProperty("result");
            }
        }
    }

    private JsonElement Receive(CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        var part = new byte[1 << 16];
        while (true)
        {
            var received = _socket.ReceiveAsync(part, cancellation).GetAwaiter().GetResult();
            text.Write(part, 0, received.Count);
            if (received.EndOfMessage) return JsonDocument.Parse(text.ToArray()).RootElement;
        }
    }

    private void Note(JsonElement happening)
    {
        var parameters = happening.GetProperty("params");
        switch (happening.GetProperty("method").GetString())
        {
            case "Runtime.exceptionThrown":
                _complaints.Add(parameters.GetProperty("exceptionDetails").GetRawText());
                break;
            case "Network.requestWillBeSent" when parameters.GetProperty("request").GetProperty("url").GetString() is { } url && !url.StartsWith("data:", StringComparison.Ordinal):
                if (parameters.GetProperty("type").GetString() != "Document") _complaints.Add($"fetches {url}");
                break;
        }
    }
}
