using Google.Protobuf;
using Selfsame.Training.Observers;

namespace Selfsame.Training.Runs;

/// <summary>The few fields of TensorBoard's <c>Event</c> message that scalars need, by their numbers in event.proto and summary.proto.</summary>
internal static class EventMessage
{
    private const int WallTime = 1;
    private const int Step = 2;
    private const int FileVersion = 3;
    private const int Summary = 5;
    private const int SummaryValue = 1;
    private const int ValueTag = 1;
    private const int ValueSimple = 2;

    public static byte[] Version(DateTimeOffset time) => Write(output =>
    {
        WriteTime(output, time);
        output.WriteTag(FileVersion, WireFormat.WireType.LengthDelimited);
        output.WriteString("brain.Event:2");
    });

    public static byte[] Scalars(DateTimeOffset time, long step, IEnumerable<Figure> figures)
    {
        var summary = Write(output =>
        {
            foreach (var figure in figures)
            {
                output.WriteTag(SummaryValue, WireFormat.WireType.LengthDelimited);
                output.WriteBytes(ByteString.CopyFrom(Write(value =>
                {
                    value.WriteTag(ValueTag, WireFormat.WireType.LengthDelimited);
                    value.WriteString(figure.Name);
                    value.WriteTag(ValueSimple, WireFormat.WireType.Fixed32);
                    value.WriteFloat((float)figure.Value);
                })));
            }
        });
        return Write(output =>
        {
            WriteTime(output, time);
            output.WriteTag(Step, WireFormat.WireType.Varint);
            output.WriteInt64(step);
            output.WriteTag(Summary, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(summary));
        });
    }

    /// <summary>The step of a message; 0 for one without.</summary>
    public static long StepOf(byte[] message)
    {
        var input = new CodedInputStream(message);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            if (WireFormat.GetTagFieldNumber(tag) == Step)
            {
                return input.ReadInt64();
            }

            input.SkipLastField();
        }

        return 0;
    }

    private static void WriteTime(CodedOutputStream output, DateTimeOffset time)
    {
        output.WriteTag(WallTime, WireFormat.WireType.Fixed64);
        output.WriteDouble(time.ToUnixTimeMilliseconds() / 1000.0);
    }

    private static byte[] Write(Action<CodedOutputStream> write)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            write(output);
        }

        return stream.ToArray();
    }
}
