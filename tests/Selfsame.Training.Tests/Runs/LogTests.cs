using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Selfsame.Testing;
using Selfsame.Training.Observers;
using Selfsame.Training.Runs;
using Xunit;

namespace Selfsame.Training.Tests.Runs;

public sealed class LogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void MetricsLog_Steps_AreFlatObjectsWithPathsAsNames()
    {
        var path = _folder.Combine("metrics.jsonl");
        using (var log = new MetricsLog(path))
        {
            log.Stepped(Step(1, 0.5));
            log.Stepped(Step(2, 0.4) with { IsLogged = false });
            log.Stepped(Step(3, double.NaN) with { Terms = [new Figure("invariance", 2)] });
        }

        var lines = File.ReadAllLines(path);

        Assert.Equal(2, lines.Length);
        using var first = JsonDocument.Parse(lines[0]);
        Assert.Equal(1, first.RootElement.GetProperty("step").GetInt64());
        Assert.Equal(0.5, first.RootElement.GetProperty("loss/total").GetDouble());
        using var last = JsonDocument.Parse(lines[1]);
        Assert.Equal(JsonValueKind.Null, last.RootElement.GetProperty("loss/total").ValueKind);
        Assert.Equal(2, last.RootElement.GetProperty("loss/invariance").GetDouble());
    }

    [Fact]
    public void MetricsLog_CutBack_RemovesLaterStepsAndTornLines()
    {
        var path = _folder.Combine("metrics.jsonl");
        File.WriteAllText(path, "{\"step\":1,\"a\":1}\n{\"step\":2,\"a\":1}\n{\"step\":2,\"b\":1}\n{\"step\":3,\"a\":1}\n{\"step\":4,\"a");

        MetricsLog.CutBack(path, 2);

        Assert.Equal("{\"step\":1,\"a\":1}\n{\"step\":2,\"a\":1}\n{\"step\":2,\"b\":1}\n", File.ReadAllText(path));
        MetricsLog.CutBack(_folder.Combine("missing"), 2);
    }

    [Fact]
    public void TensorBoard_Events_AreFramedWithChecksumsAndReadBackAsScalars()
    {
        var run = Run();
        using (var writer = new TensorBoardWriter(run))
        {
            writer.Stepped(Step(1, 0.5));
            writer.Stepped(Step(2, 0.25));
        }

        var events = ReadEvents(Assert.Single(run.EventFiles));

        Assert.Equal("brain.Event:2", events[0].Version);
        Assert.Equal([0L, 1, 2], events.Select(each => each.Step));
        Assert.Contains(("loss/total", 0.5f), events[1].Scalars);
        Assert.Contains(("loss/total", 0.25f), events[2].Scalars);
        Assert.Contains(("optimizer/learning-rate", 0.1f), events[2].Scalars);
    }

    [Fact]
    public void TensorBoard_CutBackAndContinued_IsOneFileWithoutTheLaterSteps()
    {
        var run = Run();
        using (var writer = new TensorBoardWriter(run))
        {
            writer.Stepped(Step(1, 0.5));
            writer.Stepped(Step(2, 0.25));
            writer.Stepped(Step(3, 0.125));
        }

        // A killed process leaves half a record.
        File.WriteAllBytes(run.EventFiles[0], [.. File.ReadAllBytes(run.EventFiles[0]), 9, 0, 0]);
        TensorBoardWriter.CutBack(run, 2);
        using (var writer = new TensorBoardWriter(run))
        {
            writer.Stepped(Step(3, 0.0625));
        }

        var events = ReadEvents(Assert.Single(run.EventFiles));

        Assert.Equal([0L, 1, 2, 3], events.Select(each => each.Step));
        Assert.Contains(("loss/total", 0.0625f), events[3].Scalars);
    }

    [Theory]
    [InlineData("123456789", 0xE3069283)]
    [InlineData("", 0)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x22620404)]
    public void Crc32C_OfTheReferenceReader_IsTheKnownOne(string text, uint expected) =>
        Assert.Equal(expected, Crc32C(Encoding.ASCII.GetBytes(text)));

    private static StepReport Step(long step, double loss) => new()
    {
        Step = step,
        TotalSteps = 10,
        Epoch = 0,
        IsLogged = true,
        Loss = loss,
        LearningRate = 0.1,
        SamplesPerSecond = 100,
        DataWaitShare = 0,
        MemoryBytes = 1,
        Elapsed = TimeSpan.Zero,
    };

    // A reader that shares no code with the writer: framing and checksum by the letter, messages by field number.
    private static List<(long Step, string? Version, List<(string, float)> Scalars)> ReadEvents(string path)
    {
        var file = File.ReadAllBytes(path);
        var events = new List<(long, string?, List<(string, float)>)>();
        for (var at = 0; at < file.Length;)
        {
            var length = (int)BitConverter.ToUInt64(file, at);
            Assert.Equal(Mask(Crc32C(file[at..(at + 8)])), BitConverter.ToUInt32(file, at + 8));
            var message = file[(at + 12)..(at + 12 + length)];
            Assert.Equal(Mask(Crc32C(message)), BitConverter.ToUInt32(file, at + 12 + length));
            events.Add(ReadEvent(message));
            at += 16 + length;
        }

        return events;
    }

    private static (long Step, string? Version, List<(string, float)> Scalars) ReadEvent(byte[] message)
    {
        var (step, version, scalars) = (0L, (string?)null, new List<(string, float)>());
        var input = new CodedInputStream(message);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            switch (tag >> 3)
            {
                case 1: Assert.InRange(input.ReadDouble(), 1.5e9, 1e11); break;
                case 2: step = input.ReadInt64(); break;
                case 3: version = input.ReadString(); break;
                case 5: ReadSummary(input.ReadBytes().ToByteArray(), scalars); break;
                default: Assert.Fail($"field {tag >> 3}"); break;
            }
        }

        return (step, version, scalars);
    }

    private static void ReadSummary(byte[] summary, List<(string, float)> scalars)
    {
        var values = new CodedInputStream(summary);
        while (values.ReadTag() != 0)
        {
            var value = values.ReadBytes().CreateCodedInput();
            Assert.Equal(1u, value.ReadTag() >> 3);
            var name = value.ReadString();
            Assert.Equal(2u, value.ReadTag() >> 3);
            scalars.Add((name, value.ReadFloat()));
        }
    }

    private static uint Mask(uint crc) => ((crc >> 15) | (crc << 17)) + 0xA282EAD8;

    private static uint Crc32C(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var each in data)
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0x82F63B78 : crc >> 1;
            }
        }

        return ~crc;
    }

    private RunDirectory Run() => RunDirectory.Prepare(_folder.Combine("run"), ExistingRun.Refuse);
}
