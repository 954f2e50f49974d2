namespace Selfsame.Training.Tests.Reports;

/// <summary>What <c>evaluate --json</c> prints of whole networks.</summary>
internal static class NetworkDocuments
{
    internal const string Protocols = """
        {"robust":{"pictures":40,
          "linear":{"clean":0.5,"attacks":[{"radius":0.5,"noise":0.5,"fastGradientSign":0.4,"projectedGradient":0.31,"withoutGradient":0}],"meanCorrupted":0.4,"corruptions":{"fog":[0.4,0.4,0.4,0.4,0.4],"jpeg":[0.4,0.4,0.4,0.4,0.4]}},
          "finetuned":{"clean":0.6,"attacks":[{"radius":0.5,"noise":0.6,"fastGradientSign":0.45,"projectedGradient":0.35,"withoutGradient":0}],"meanCorrupted":0.44,"corruptions":{"fog":[0.4,0.4,0.4,0.4,0.4],"jpeg":[0.48,0.48,0.48,0.48,0.48]}},
          "scratch":{"clean":0.4,"attacks":[{"radius":0.5,"noise":0.4,"fastGradientSign":0.2,"projectedGradient":0.1,"withoutGradient":0}],"meanCorrupted":0.3,"corruptions":{"fog":[0.3,0.3,0.3,0.3,0.3],"jpeg":[0.3,0.3,0.3,0.3,0.3]}},
          "warnings":["The gradient is hidden."]},
        "shift":{"labels":320,"alike":80,"shifted":50,"randomLinear":{"alike":0.3,"shifted":0.25},"linear":{"alike":0.7,"shifted":0.65},"finetuned":{"alike":0.75,"shifted":0.5},"scratch":{"alike":0.7,"shifted":0.35}},
        "classify":{"accuracy":{"top1":0.625,"top5":1},"calibrationError":0.125,"outliers":0.05,"pictures":50}}
        """;
}
