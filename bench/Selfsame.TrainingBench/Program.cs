using Selfsame.TrainingBench;

// Our side of the comparisons of bench/compare, which starts this program and tells it when to measure.
var conversation = new Conversation(Console.In, Console.Out);
switch (args)
{
    case ["op-call"]:
        var calls = new OperatorCalls();
        calls.Settle();
        conversation.Serve(calls.Measure);
        return 0;
    case ["train-step"]:
        conversation.Serve(new TrainingStep(width: 64, batch: 64).Measure);
        return 0;
    case ["simclr-32" or "memory", "--data", var data, "--steps", var steps, "--out", var folder]:
        SimclrRun.Execute(data, int.Parse(steps), folder, conversation);
        return 0;
    default:
        Console.Error.WriteLine("TrainingBench: started by bench/compare; see docs/performance.md");
        return 2;
}
