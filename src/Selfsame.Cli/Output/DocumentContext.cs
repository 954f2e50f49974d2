using System.Text.Json;
using System.Text.Json.Serialization;
using Selfsame.Data.Sources;
using Selfsame.Training.Evaluation;

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
[JsonSerializable(typeof(PretextScore))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, LabelEfficiencyDocument>))]
[JsonSerializable(typeof(DemoDocument))]
[JsonSerializable(typeof(DoctorDocument))]
[JsonSerializable(typeof(EmbeddingDocument))]
[JsonSerializable(typeof(FinetuneDocument))]
[JsonSerializable(typeof(GenerationDocument))]
[JsonSerializable(typeof(ExportDocument))]
[JsonSerializable(typeof(PredictionDocument))]
[JsonSerializable(typeof(PretrainDocument))]
[JsonSerializable(typeof(ReconstructionDocument))]
[JsonSerializable(typeof(SearchDocument))]
[JsonSerializable(typeof(GroupingDocument))]
[JsonSerializable(typeof(SourceInspection))]
internal sealed partial class DocumentContext : JsonSerializerContext;
