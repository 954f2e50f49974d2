using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Selfsame.Torch;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Export;

/// <summary>ONNX Runtime in Node.js: another program than ours, to run what was exported.</summary>
/// <remarks>
/// <c>npm install --ignore-scripts onnxruntime-node</c> in any folder installs it; <c>SELFSAME_ONNXRUNTIME</c> names that folder.
/// </remarks>
public sealed class OnnxRuntime
{
    private const string Variable = "SELFSAME_ONNXRUNTIME";
    private const string Script = "onnx-run.cjs";

    private readonly string _folder;

    private OnnxRuntime(string folder) => _folder = folder;

    /// <summary>How to get it.</summary>
    public static string Advice => $"install Node.js, run 'npm install --ignore-scripts onnxruntime-node' in a folder, and set {Variable} to that folder";

    /// <summary>The runtime that <c>SELFSAME_ONNXRUNTIME</c> names, or null where there is none.</summary>
    /// <exception cref="SettingException">The variable is set, but ONNX Runtime is not there.</exception>
    public static OnnxRuntime? Find()
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(folder))
        {
            return null;
        }

        return Directory.Exists(Path.Combine(folder, "node_modules", "onnxruntime-node"))
            ? new OnnxRuntime(folder)
            : throw new SettingException($"{Variable} is {folder}, but there is no node_modules/onnxruntime-node in it: run 'npm install --ignore-scripts onnxruntime-node' there, or unset it.");
    }

    /// <summary>Runs a model.</summary>
    /// <param name="model">An .onnx file of one input.</param>
    /// <param name="pictures">N x C x H x W float32.</param>
    /// <param name="version">The version of ONNX Runtime.</param>
    /// <returns>The outputs in the model's order, by name; each row after row.</returns>
    /// <exception cref="ExportException">It could not be run.</exception>
    public IReadOnlyList<(string Name, float[] Values)> Run(string model, Tensor pictures, out string version)
    {
        var folder = Directory.CreateTempSubdirectory("selfsame-onnx-");
        try
        {
            var (input, output, script) = (Path.Combine(folder.FullName, "input"), Path.Combine(folder.FullName, "output"), Path.Combine(folder.FullName, Script));
            File.WriteAllBytes(input, MemoryMarshal.AsBytes<float>(pictures.ToArray<float>()).ToArray());
            WriteScript(script);
            var answer = JsonNode.Parse(Start(script, [_folder, model, input, output, string.Join(',', pictures.Shape.Select(size => size.ToString(CultureInfo.InvariantCulture)))]))!;
            version = (string)answer["version"]!;
            var values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(output)).ToArray();
            var (results, at) = (new List<(string, float[])>(), 0);
            foreach (var each in answer["outputs"]!.AsArray())
            {
                var count = (int)each!["count"]!;
                results.Add(((string)each["name"]!, values[at..(at + count)]));
                at += count;
            }

            return results;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Start(string script, string[] arguments)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(script);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var node = Process.Start(start)!;
            var said = node.StandardOutput.ReadToEndAsync();
            var complaint = node.StandardError.ReadToEnd().Trim();
            node.WaitForExit();
            return node.ExitCode == 0 ? said.Result : throw new ExportException($"ONNX Runtime could not run the file: {complaint.Split('\n')[0]}");
        }
        catch (Win32Exception error)
        {
            throw new ExportException($"Node.js could not be started ({error.Message}): {Advice}.", error);
        }
    }

    private static void WriteScript(string path)
    {
        using var source = typeof(OnnxRuntime).Assembly.GetManifestResourceStream(Script)!;
        using var file = File.Create(path);
        source.CopyTo(file);
    }
}
