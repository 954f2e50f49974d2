namespace Selfsame.Torch;

/// <summary>One operator call of a recording.</summary>
/// <param name="Name">With its namespace: <c>aten::conv2d</c>.</param>
/// <param name="Overload">The part behind the dot, or the empty string.</param>
/// <param name="Arguments">
/// In the schema's order, trailing defaults left out: <see cref="RecordedTensor"/>, an array of them (an entry may be null), long, double, bool, string,
/// long[], double[], or null.
/// </param>
/// <param name="Results">The tensors that it gave.</param>
public sealed record RecordedCall(string Name, string Overload, IReadOnlyList<object?> Arguments, IReadOnlyList<RecordedTensor> Results);
