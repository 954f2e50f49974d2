using System.Text.Json.Serialization;

namespace Selfsame.Nn.Backbones;

/// <summary>Families of encoders; recipes differ between them.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BackboneFamily>))]
public enum BackboneFamily
{
    /// <summary>Residual convolutional networks.</summary>
    [JsonStringEnumMemberName("resnet")]
    ResNet,

    /// <summary>Vision transformers.</summary>
    [JsonStringEnumMemberName("vit")]
    VisionTransformer,
}
