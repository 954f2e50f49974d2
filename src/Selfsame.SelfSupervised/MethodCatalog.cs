using Selfsame.SelfSupervised.Methods;

namespace Selfsame.SelfSupervised;

/// <summary>Every method that there is. Adding one is one line here.</summary>
public static class MethodCatalog
{
    /// <summary>All methods, in the order they are listed.</summary>
    public static IReadOnlyList<MethodEntry> All { get; } =
    [
        MethodEntry.Of<SimCLR, SimCLROptions>(),
        MethodEntry.Of<DCL, DCLOptions>(),
        MethodEntry.Of<DCLW, DCLWOptions>(),
        MethodEntry.Of<NNCLR, NNCLROptions>(),
        MethodEntry.Of<MoCoV2, MoCoV2Options>(),
        MethodEntry.Of<MoCoV3, MoCoV3Options>(),
        MethodEntry.Of<SupCon, SupConOptions>(),
        MethodEntry.Of<ReSSL, ReSSLOptions>(),
        MethodEntry.Of<MACL, MACLOptions>(),
        MethodEntry.Of<AlignUniform, AlignUniformOptions>(),
        MethodEntry.Of<Pairs, PairsOptions>(),
        MethodEntry.Of<Triplet, TripletOptions>(),
        MethodEntry.Of<DenseCL, DenseCLOptions>(),
        MethodEntry.Of<BYOL, BYOLOptions>(),
        MethodEntry.Of<SimSiam, SimSiamOptions>(),
        MethodEntry.Of<FastSiam, FastSiamOptions>(),
        MethodEntry.Of<BarlowTwins, BarlowTwinsOptions>(),
        MethodEntry.Of<VICReg, VICRegOptions>(),
        MethodEntry.Of<VIbCReg, VIbCRegOptions>(),
        MethodEntry.Of<VICRegL, VICRegLOptions>(),
        MethodEntry.Of<WMSE, WMSEOptions>(),
        MethodEntry.Of<TiCo, TiCoOptions>(),
        MethodEntry.Of<MMCR, MMCROptions>(),
        MethodEntry.Of<FroSSL, FroSSLOptions>(),
        MethodEntry.Of<EMPSSL, EMPSSLOptions>(),
        MethodEntry.Of<LeJEPA, LeJEPAOptions>(),
        MethodEntry.Of<DeepCluster, DeepClusterOptions>(),
        MethodEntry.Of<DeepClusterV2, DeepClusterV2Options>(),
        MethodEntry.Of<SwAV, SwAVOptions>(),
        MethodEntry.Of<SMoG, SMoGOptions>(),
        MethodEntry.Of<DINO, DINOOptions>(),
        MethodEntry.Of<IBOT, IBOTOptions>(),
        MethodEntry.Of<DINOv2, DINOv2Options>(),
        MethodEntry.Of<MSN, MSNOptions>(),
        MethodEntry.Of<PMSN, PMSNOptions>(),
        MethodEntry.Of<IJEPA, IJEPAOptions>(),
        MethodEntry.Of<DeepInfoMax, DeepInfoMaxOptions>(),
        MethodEntry.Of<CPC, CPCOptions>(),
        MethodEntry.Of<Colorization, ColorizationOptions>(),
        MethodEntry.Of<ColorizationGAN, ColorizationGANOptions>(),
        MethodEntry.Of<GAN, GANOptions>(),
        MethodEntry.Of<BiGAN, BiGANOptions>(),
        MethodEntry.Of<Rotation, RotationOptions>(),
        MethodEntry.Of<RelativePosition, RelativePositionOptions>(),
        MethodEntry.Of<Jigsaw, JigsawOptions>(),
        MethodEntry.Of<Exemplar, ExemplarOptions>(),
        MethodEntry.Of<PatchOrientation, PatchOrientationOptions>(),
        MethodEntry.Of<Autoencoder, AutoencoderOptions>(),
        MethodEntry.Of<DenoisingAutoencoder, DenoisingAutoencoderOptions>(),
        MethodEntry.Of<VAE, VAEOptions>(),
        MethodEntry.Of<ContextEncoder, ContextEncoderOptions>(),
        MethodEntry.Of<MAE, MAEOptions>(),
        MethodEntry.Of<SimMIM, SimMIMOptions>(),
    ];

    /// <summary>The method of a name, or null if there is none.</summary>
    /// <param name="name">The name on the command line; case does not matter.</param>
    public static MethodEntry? Find(string name) =>
        All.FirstOrDefault(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase));
}
