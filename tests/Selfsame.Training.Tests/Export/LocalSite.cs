using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Selfsame.Training.Tests.Export;

/// <summary>Serves the files of a folder to this machine, as any web server would.</summary>
internal sealed class LocalSite : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _folder;

    public LocalSite(string folder)
    {
        _folder = folder;
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        _listener.Prefixes.Add(Address);
        _listener.Start();
        _ = Task.Run(Serve);
    }

    public string Address { get; }

    public void Dispose() => _listener.Close();

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            await Answer(context);
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        using var response = context.Response;
        var name = context.Request.Url!.AbsolutePath;
        var path = Path.Combine(_folder, Uri.UnescapeDataString(name == "/" ? "index.html" : name[1..]));
        if (!File.Exists(path))
        {
            response.StatusCode = 404;
            return;
        }

        response.ContentType = Path.GetExtension(path) switch
        {
            ".html" => "text/html",
            ".css" => "text/css",
            ".js" or ".mjs" => "text/javascript",
            ".wasm" => "application/wasm",
            ".png" => "image/png",
            _ => "application/octet-stream",
        };
        var bytes = await File.ReadAllBytesAsync(path);
        response.ContentLength64 = bytes.Length;
        if (context.Request.HttpMethod != "HEAD") await response.OutputStream.WriteAsync(bytes);
    }
}
