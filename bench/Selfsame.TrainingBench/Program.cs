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
        SimclrRun.Execute(new SimclrRunOptions(data, folder, ImageSize: 32, Batch: 256, int.Parse(steps)), conversation);
        return 0;
    case ["simclr-224", "--data", var data, "--steps", var steps, "--out", var folder]:
        SimclrRun.Execute(new SimclrRunOptions(data, folder, ImageSize: 224, Batch: 64, int.Parse(steps)), conversation);
        return 0;
    case ["views", "--data", var data, "--size", var size, "--workers", var workers, "--pairs", var pairs]:
        using (var views = new ViewPairs(data, int.Parse(size), int.Parse(workers), int.Parse(pairs)))
        {
            conversation.Serve(views.Measure);
        }

        return 0;
    case ["view-stages", "--data", var data, "--size", var size]:
        Console.WriteLine(new ViewStages(data, int.Parse(size)).Measure());
        return 0;
    case ["knn"]:
        conversation.Serve(new NeighbourSearch().Measure);
        return 0;
    case ["linear-probe"]:
        conversation.Serve(new ProbeFit().Measure);
        return 0;
    case ["embed" or "embed-bare", "--data", var data, "--size", var size]:
        conversation.Serve(new Embedding(data, int.Parse(size), isBare: args[0] == "embed-bare").Measure);
        return 0;
    case ["method-cost", var name]:
        Console.WriteLine(new MethodCost(name).Measure());
        return 0;
    case ["arithmetic", var threads]:
        conversation.Serve(new ArithmeticLoop(int.Parse(threads)).Measure);
        return 0;
    default:
        Console.Error.WriteLine("TrainingBench: started by bench/compare; see docs/performance.md");
        return 2;
}
