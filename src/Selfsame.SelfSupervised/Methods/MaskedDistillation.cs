using Selfsame.Nn;
using Selfsame.Nn.Backbones;
using Selfsame.SelfSupervised.Heads;
using Selfsame.SelfSupervised.Masking;
using Selfsame.SelfSupervised.Teachers;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Methods;

/// <summary>What iBOT and DINOv2 have in common: a student who sees masked views, and its slow average, who sees whole ones.</summary>
/// <remarks>The teacher's head looks at hidden patches only: a head is wider than a small encoder, and looking at all patches would cost more than the encoder.</remarks>
internal sealed class MaskedDistillation : Module
{
    private readonly Backbone _encoder;
    private readonly DinoHead _head;
    private readonly DinoHead _patchHead;
    private readonly Tensor _maskToken;
    private readonly MomentumTeacher<Backbone> _teacherEncoder;
    private readonly MomentumTeacher<DinoHead> _teacherHead;
    private readonly MomentumTeacher<DinoHead> _teacherPatchHead;

    public MaskedDistillation(Backbone encoder, DinoHeadOptions head, bool sharedHead)
    {
        _encoder = Child("encoder", encoder);
        _head = Child("head", new DinoHead(head));
        _patchHead = sharedHead ? _head : Child("patch_head", new DinoHead(head));
        _maskToken = Parameter("mask_token", Tensor.Zeros([encoder.FeatureCount]));
        _teacherEncoder = Child("teacher_encoder", new MomentumTeacher<Backbone>(encoder, encoder.Twin()));
        _teacherHead = Child("teacher_head", new MomentumTeacher<DinoHead>(_head, new DinoHead(head)));
        _teacherPatchHead = sharedHead ? _teacherHead : Child("teacher_patch_head", new MomentumTeacher<DinoHead>(_patchHead, new DinoHead(head)));
    }

    /// <summary>Draws masks for pictures, N x C x H x W.</summary>
    public PatchMasks Masks(Tensor x, double probability, double minimum, double maximum)
    {
        var side = ((ITokenEncoder)_encoder).PatchSize;
        return PatchMasks.Draw(x.Size(0), ((int)x.Size(2) / side, (int)x.Size(3) / side), probability, (minimum, maximum), x.Device);
    }

    /// <summary>The teacher's logits of whole views, 2N x K, and of the patches that are hidden from the student, R x K; without gradient.</summary>
    public (Tensor Classes, Tensor Patches) Teach(Tensor x, PatchMasks masks)
    {
        using var noGrad = new NoGrad();
        var tokens = ((ITokenEncoder)_teacherEncoder.Network).Tokens(x);                 // 2N x (1 + P) x D
        var classes = _teacherHead.Network.Forward(tokens.Select(1, 0));                 // 2N x K
        var patches = _teacherPatchHead.Network.Forward(Hidden(tokens, masks));          // R x K
        return (noGrad.Keep(classes), noGrad.Keep(patches));
    }

    /// <summary>What the student makes of its V views, of which the two global ones are masked.</summary>
    public StudentView Learn(ViewBatch batch, Tensor x, PatchMasks masks, bool freezePrototypes)
    {
        var tokens = ((ITokenEncoder)_encoder).Tokens(x, masks.Mask, _maskToken);        // 2N x (1 + P) x D
        var locals = batch.Views.Count - 2;
        var features = locals == 0
            ? tokens.Select(1, 0)
            : Tensor.Cat([tokens.Select(1, 0), ((ITokenEncoder)_encoder).Tokens(batch.Stack(2, locals)).Select(1, 0)], 0); // VN x D
        var z = _head.Bottleneck(features);                                              // VN x E
        return new StudentView(
            features,
            z,
            _head.Scores(z, freezePrototypes),                                           // VN x K
            _patchHead.Forward(Hidden(tokens, masks), freezePrototypes));                // R x K
    }

    /// <summary>Moves every teacher towards its student.</summary>
    public void Follow(double momentum)
    {
        _teacherEncoder.Follow(momentum);
        _teacherHead.Follow(momentum);
        if (_teacherPatchHead != _teacherHead)
        {
            _teacherPatchHead.Follow(momentum);
        }
    }

    private static Tensor Hidden(Tensor tokens, PatchMasks masks) =>
        tokens.Reshape([-1, tokens.Size(2)]).IndexSelect(0, masks.Rows);                 // R x D

    /// <summary>The student's outputs.</summary>
    /// <param name="Features">Class tokens, VN x D.</param>
    /// <param name="Embeddings">Unit vectors of the class tokens, VN x E.</param>
    /// <param name="Classes">Logits of the class tokens, VN x K.</param>
    /// <param name="Patches">Logits of hidden patches, R x K.</param>
    internal sealed record StudentView(Tensor Features, Tensor Embeddings, Tensor Classes, Tensor Patches);
}
