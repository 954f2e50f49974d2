using System.Globalization;

namespace Selfsame.TrainingBench;

/// <summary>The conversation with bench/compare: a line when ready, then one measured round for each line that comes.</summary>
internal sealed class Conversation(TextReader input, TextWriter output)
{
    public void Serve(Func<double> measure)
    {
        SayReady();
        while (WaitForTurn())
        {
            Answer(measure());
        }
    }

    public void SayReady() => Say("{\"ready\": true}");

    /// <summary>Waits to be told to measure; false when there is no one left to tell.</summary>
    public bool WaitForTurn() => input.ReadLine() is not null;

    public void Answer(double value) => Say(string.Create(CultureInfo.InvariantCulture, $"{{\"value\": {value:R}}}"));

    /// <summary>An answer with the share of the last epoch that training waited for data.</summary>
    public void Answer(double value, double dataWait) =>
        Say(string.Create(CultureInfo.InvariantCulture, $"{{\"value\": {value:R}, \"dataWait\": {dataWait:R}}}"));

    private void Say(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }
}
