using System.Text.Json.Serialization;

namespace Selfsame.Nn.Optimizers;

/// <summary>The optimizers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OptimizerKind>))]
public enum OptimizerKind
{
    /// <summary>Stochastic gradient descent with momentum.</summary>
    [JsonStringEnumMemberName("sgd")]
    Sgd,

    /// <summary>Adam, with weight decay as a part of the gradient.</summary>
    [JsonStringEnumMemberName("adam")]
    Adam,

    /// <summary>Adam with decoupled weight decay.</summary>
    [JsonStringEnumMemberName("adamw")]
    AdamW,

    /// <summary>Layer-wise adaptive rate scaling.</summary>
    [JsonStringEnumMemberName("lars")]
    Lars,

    /// <summary>Steps divided by a moving root mean square of gradients.</summary>
    [JsonStringEnumMemberName("rmsprop")]
    RmsProp,

    /// <summary>Steps divided by the root of all squared gradients so far.</summary>
    [JsonStringEnumMemberName("adagrad")]
    Adagrad,
}
