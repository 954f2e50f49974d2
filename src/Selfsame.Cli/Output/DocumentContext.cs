using System.Text.Json;
using System.Text.Json.Serialization;
using Selfsame.Data.Sources;
using Selfsame.Training.Classifiers;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Evaluation.AugmentedLinear;
using Selfsame.Training.Evaluation.FewLabels;
using Selfsame.Training.Evaluation.Regression;
using Selfsame.Training.Evaluation.Retrieval;
using Selfsame.Training.Evaluation.Scores;
using Selfsame.Training.Robustness;

namespace Selfsame.Cli.Output;

/// <summary>Serialisers made by the compiler: no reflection when a command starts.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ColorizationDocument))]
[JsonSerializable(typeof(IReadOnlyList<MethodDocument>))]
[JsonSerializable(typeof(EvaluationDocument))]
[JsonSerializable(typeof(Accuracy))]
[JsonSerializable(typeof(ClusterAgreement))]
[JsonSerializable(typeof(FewShotCurve))]
[JsonSerializable(typeof(LinearSgdScores))]
[JsonSerializable(typeof(PropagationCurve))]
[JsonSerializable(typeof(RetrievalScores))]
[JsonSerializable(typeof(RidgeScores))]
[JsonSerializable(typeof(PretextScore))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, LabelEfficiencyDocument>))]
[JsonSerializable(typeof(DemoDocument))]
[JsonSerializable(typeof(DoctorDocument))]
[JsonSerializable(typeof(EmbeddingDocument))]
[JsonSerializable(typeof(ClassifierScores))]
[JsonSerializable(typeof(FinetuneDocument))]
[JsonSerializable(typeof(GenerationDocument))]
[JsonSerializable(typeof(GroupingDocument))]
[JsonSerializable(typeof(ExportDocument))]
[JsonSerializable(typeof(PredictionDocument))]
[JsonSerializable(typeof(PretrainDocument))]
[JsonSerializable(typeof(ReconstructionDocument))]
[JsonSerializable(typeof(RobustnessDocument))]
[JsonSerializable(typeof(ShiftResult))]
[JsonSerializable(typeof(SearchDocument))]
[JsonSerializable(typeof(SelectionDocument))]
[JsonSerializable(typeof(CurationDocument))]
[JsonSerializable(typeof(SourceInspection))]
internal sealed partial class DocumentContext : JsonSerializerContext;
