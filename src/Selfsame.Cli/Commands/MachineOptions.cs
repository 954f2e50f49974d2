using System.CommandLine;
using Selfsame.Torch;
using Selfsame.Training;
using Selfsame.Training.Evaluation;

namespace Selfsame.Cli.Commands;

/// <summary>The options about the machine that the commands share: device, threads and workers.</summary>
internal sealed class MachineOptions
{
    private readonly Option<string> _device = CommandOptions.Text("--device", "cpu|cuda", "Where to compute (cpu)");
    private readonly Option<int?> _workers = CommandOptions.Number("--workers", "N", "Threads that read and decode (as many as there are processors)", 1);
    private readonly Option<int?> _threads = CommandOptions.Number("--threads", "N", "Threads of one operator (as many as there are processors)", 1);

    internal void AddTo(Command command)
    {
        command.Add(_device);
        command.Add(_workers);
        command.Add(_threads);
    }

    internal string? Device(ParseResult result) => result.GetValue(_device);

    internal int? Workers(ParseResult result) => result.GetValue(_workers);

    internal int? Threads(ParseResult result) => result.GetValue(_threads);

    /// <summary>Sets the engine's threads and says how features are made.</summary>
    internal FeatureExtractorOptions Features(ParseResult result)
    {
        Engine.Threads = Threads(result) ?? Environment.ProcessorCount;
        return new FeatureExtractorOptions { Device = Parse(Device(result)), Workers = Workers(result) ?? 0 };
    }

    private static Device Parse(string? text)
    {
        if (text is null) return Torch.Device.Cpu;
        Device device;
        try
        {
            device = Torch.Device.Parse(text);
        }
        catch (FormatException error)
        {
            throw new SettingException($"--device takes cpu, cuda or cuda:N, not '{text}'.", error);
        }
        if (device.Kind == DeviceKind.Cuda && Engine.CudaDeviceCount == 0)
            throw new SettingException("--device cuda: this libtorch sees no CUDA device. 'selfsame doctor' says which libtorch was found.");
        return device;
    }
}
