using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.Torch;
using Selfsame.Training.Runs;

namespace Selfsame.Training;

/// <summary>Starts an encoder from weights that there are: another run's, or torchvision's or timm's.</summary>
internal static class InitialWeights
{
    /// <summary>Loads every weight of the encoder; what makes a classifier of it is left out, anything else that does not fit is refused.</summary>
    /// <param name="backbone">What to fill.</param>
    /// <param name="path">A run's folder, a safetensors file, or a state dict that PyTorch's <c>torch.save</c> has written.</param>
    /// <exception cref="SettingException">There is no such file, or it does not fit.</exception>
    public static void Load(Backbone backbone, string path)
    {
        using var scope = new TensorScope();
        var file = EncoderFile.Resolve(path);
        var tensors = TorchFile.Recognise(file) ? TorchFile.Read(file) : SafeTensors.Read(file).Tensors.Where(each => !EncoderFile.IsOwn(each.Key));
        NamedTensor[] weights = [.. tensors.Select(each => new NamedTensor(each.Key, each.Value))];
        try
        {
            PublishedWeights.Load(backbone, weights);
        }
        catch (StateMismatchException error)
        {
            throw new SettingException($"{file} cannot start {backbone.Architecture}: {error.Message}{OtherNorm(backbone, weights)}", error);
        }
    }

    // Some methods take layer norm by themselves; most published residual networks have batch norm.
    private static string OtherNorm(Backbone backbone, NamedTensor[] weights)
    {
        var isBatch = HasStatistics(weights);
        var isResidual = weights.Any(weight => weight.Name == "layer1.0.conv1.weight");
        if (backbone.Family != BackboneFamily.ResNet || !isResidual || isBatch == HasStatistics(backbone.State()))
        {
            return "";
        }

        var norm = isBatch ? "batch" : "layer";
        return $" They have {norm} norm, and this run's network has not: --set backbone.norm={norm} gives it.";
    }

    private static bool HasStatistics(IEnumerable<NamedTensor> weights) => weights.Any(weight => weight.Name.EndsWith(".running_mean", StringComparison.Ordinal));
}
