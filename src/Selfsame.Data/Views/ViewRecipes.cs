using Selfsame.Data.Transforms;

namespace Selfsame.Data.Views;

/// <summary>
/// The field's view recipes. Up to <see cref="SmallSize"/> pixels a recipe takes its small-picture form: no blur and no local crops, otherwise as
/// said there. All values are normalised by ImageNet's statistics.
/// </summary>
/// <remarks>
/// Deviation from some papers: the order is everywhere crop, flip, jitter, grayscale, blur, solarize. The blur of small pictures is there with
/// probability 0, so that a setting can switch it on.
/// </remarks>
public static class ViewRecipes
{
    /// <summary>Views of up to this many pixels are small: weaker jitter, no blur, test pictures are not enlarged and cropped.</summary>
    public const int SmallSize = 64;

    /// <summary>Two views of equal distribution: random crop, flip, colour jitter, grayscale, blur.</summary>
    /// <remarks>
    /// Chen et al.: A Simple Framework for Contrastive Learning of Visual Representations, ICML 2020, appendix A; its CIFAR form (appendix B.9:
    /// jitter strength 0.5, no blur) for small pictures. Deviation: values are normalised by ImageNet's statistics, as later practice does.
    /// </remarks>
    /// <param name="imageSize">Side of the views in pixels.</param>
    public static ViewRecipe SimCLR(int imageSize) =>
        Pair(imageSize, Chain(imageSize, 0.08, Jitter(0.8, 0.8, 0.2, IsSmall(imageSize) ? 0.5 : 1), blur: 0.5));

    /// <summary>Three views made like those of <see cref="SimCLR"/>: anchor, positive and negative of a source that names triplets.</summary>
    /// <remarks>Schroff et al.: FaceNet, CVPR 2015, leaves the views open.</remarks>
    /// <param name="imageSize">Side of the views in pixels.</param>
    public static ViewRecipe Triplets(int imageSize)
    {
        var chain = Chain(imageSize, 0.08, Jitter(0.8, 0.8, 0.2, IsSmall(imageSize) ? 0.5 : 1), blur: 0.5);
        return new ViewRecipe { Views = [View("anchor", imageSize, chain), View("positive", imageSize, chain), View("negative", imageSize, chain)] };
    }

    /// <summary>Two views that differ: the first is always blurred, the second rarely, and solarized at times.</summary>
    /// <remarks>Grill et al.: Bootstrap Your Own Latent, NeurIPS 2020, appendix B; bicubic crops as there.</remarks>
    /// <param name="imageSize">Side of the views in pixels.</param>
    public static ViewRecipe BYOL(int imageSize)
    {
        var jitter = Jitter(0.4, 0.2, 0.1);
        return Two(
            imageSize,
            Chain(imageSize, 0.08, jitter, blur: 1, solarize: 0, Interpolation.Bicubic),
            Chain(imageSize, 0.08, jitter, blur: 0.1, solarize: 0.2, Interpolation.Bicubic));
    }

    /// <summary>The views of <see cref="BYOL"/>.</summary>
    /// <remarks>Zbontar et al.: Barlow Twins, ICML 2021, section 2.2.</remarks>
    /// <param name="imageSize">Side of the views in pixels.</param>
    public static ViewRecipe BarlowTwins(int imageSize) => BYOL(imageSize);

    /// <summary>The views of <see cref="BYOL"/>.</summary>
    /// <remarks>Skean et al.: FroSSL, ECCV 2024, section 5.</remarks>
    /// <param name="imageSize">Side of the views in pixels.</param>
    public static ViewRecipe FroSSL(int imageSize) => BYOL(imageSize);

    /// <summary>The views of <see cref="BYOL"/>.</summary>
    /// <remarks>Dwibedi et al.: With a Little Help from My Friends, ICCV 2021, section 4.1.</remarks>
    /// <param name="imageSize">Side of the views in pixels.</param>
    public static ViewRecipe NNCLR(int imageSize) => BYOL(imageSize);

    /// <summary>Two views of equal distribution, strong in hue and never blurred.</summary>
    /// <remarks>He et al.: Momentum Contrast, CVPR 2020, section 3.3. Deviation: the jitter is applied to 80 % of the views, not to all.</remarks>
    /// <param name="imageSize">Side of the views in pixels.</param>
    public static ViewRecipe MoCoV1(int imageSize) => Pair(imageSize, Chain(imageSize, 0.2, Jitter(0.4, 0.4, 0.4), blur: 0));

    /// <summary>Two views of equal distribution: the blur of SimCLR with weaker colours and larger crops.</summary>
    /// <remarks>Chen et al.: Improved Baselines with Momentum Contrastive Learning, 2020, arXiv 2003.04297.</remarks>
    /// <param name="imageSize">Side of the views in pixels.</param>
    public static ViewRecipe MoCoV2(int imageSize) => Pair(imageSize, Chain(imageSize, 0.2, Jitter(0.4, 0.4, 0.1), blur: 0.5));

    /// <summary>A view made like those of <see cref="MoCoV2"/> for the student, and a crop and a flip only for the teacher.</summary>
    /// <remarks>Zheng et al.: ReSSL, NeurIPS 2021, section 3.3.</remarks>
    /// <param name="imageSize">Side of the views in pixels.</param>
    public static ViewRecipe ReSSL(int imageSize)
    {
        var strong = Chain(imageSize, 0.2, Jitter(0.4, 0.4, 0.1), blur: 0.5);
        return new ViewRecipe { Views = [View("strong", imageSize, strong), View("weak", imageSize, strong[..2])] };
    }

    /// <summary>The views of <see cref="MoCoV2"/>.</summary>
    /// <remarks>Chen, He: Exploring Simple Siamese Representation Learning, CVPR 2021, section 3 (small pictures: appendix D, no blur).</remarks>
    /// <param name="imageSize">Side of the views in pixels.</param>
    public static ViewRecipe SimSiam(int imageSize) => MoCoV2(imageSize);

    /// <summary>Four views, each made like those of <see cref="SimSiam"/>.</summary>
    /// <remarks>Pototzky et al.: FastSiam, GCPR 2022: one view to learn from and three targets, each view in turn.</remarks>
    /// <param name="imageSize">Side of the views in pixels.</param>
    public static ViewRecipe FastSiam(int imageSize) =>
        MultiCrop(new CropGroup(View("view", imageSize, Chain(imageSize, 0.2, Jitter(0.4, 0.4, 0.1), blur: 0.5)), 4));

    /// <summary>Views of equal distribution with weak colours, seldom gray.</summary>
    /// <remarks>Ermolov et al.: Whitening for Self-Supervised Representation Learning, ICML 2021, section 4: crops from 0.2 on, no blur.</remarks>
    /// <param name="imageSize">Side of the views in pixels.</param>
    /// <param name="views">How many, at least 2: W-MSE 2 and W-MSE 4 in the paper.</param>
    public static ViewRecipe WMSE(int imageSize, int views = 2) =>
        MultiCrop(new CropGroup(View("view", imageSize, Chain(imageSize, 0.2, Jitter(0.4, 0.4, 0.1), blur: 0, grayscale: 0.1)), views));

    /// <summary>Four views of equal distribution, made like the first of <see cref="BYOL"/> but blurred half of the time and solarized at times.</summary>
    /// <remarks>
    /// Yerxa et al.: Learning Efficient Coding of Natural Images with Maximum Manifold Capacity Representations, NeurIPS 2023, section 3: BYOL's
    /// distortions. Deviation: four views; the paper takes two on ImageNet and 40 on CIFAR, and both sides of BYOL's asymmetry.
    /// </remarks>
    /// <param name="imageSize">Side of the views in pixels.</param>
    public static ViewRecipe MMCR(int imageSize) => MultiCrop(new CropGroup(
        View("view", imageSize, Chain(imageSize, 0.08, Jitter(0.4, 0.2, 0.1), blur: 0.5, solarize: 0.1, Interpolation.Bicubic)), 4));

    /// <summary>Many views, each of one quarter of the picture.</summary>
    /// <remarks>
    /// Tong et al.: EMP-SSL, 2023, arXiv 2304.03977, section 3 and its code: square crops of a fixed 0.25 of the area, SimCLR-like colours, rare blur and
    /// solarization. The paper takes 20 to 200 of them.
    /// </remarks>
    /// <param name="imageSize">Side of the views in pixels.</param>
    /// <param name="patches">How many, at least 2.</param>
    public static ViewRecipe EMPSSL(int imageSize, int patches = 20)
    {
        var chain = Chain(imageSize, 0.25, Jitter(0.4, 0.4, 0.2), blur: 0.1, solarize: 0.1, cropMaximum: 0.25);
        chain[0] = (RandomResizedCrop)chain[0] with { RatioMinimum = 1, RatioMaximum = 1 };
        return MultiCrop(new CropGroup(View("patch", imageSize, chain), patches));
    }

    /// <summary>Two global views and six local ones of 3/7 of the side (96 pixels at 224). Small pictures have four global views.</summary>
    /// <remarks>
    /// Balestriero and LeCun: LeJEPA, 2025, arXiv 2511.08544: crops divided at 0.3 of the area; its minimal example (four equal views) for small
    /// pictures.
    /// </remarks>
    /// <param name="imageSize">Side of the global views in pixels.</param>
    public static ViewRecipe LeJEPA(int imageSize)
    {
        var jitter = Jitter(0.8, 0.8, 0.2, IsSmall(imageSize) ? 0.5 : 1);
        if (IsSmall(imageSize))
        {
            return MultiCrop(new CropGroup(View("view", imageSize, Chain(imageSize, 0.08, jitter, blur: 0.5, solarize: 0.2)), 4));
        }

        var side = LocalSize(imageSize);
        return MultiCrop(
            new CropGroup(View("global", imageSize, Chain(imageSize, 0.3, jitter, blur: 0.5, solarize: 0.2)), 2),
            new CropGroup(View("local", side, Chain(imageSize, 0.05, jitter, blur: 0.5, solarize: 0.2, cropMaximum: 0.3, side: side)), 6));
    }

    /// <summary>Two views of equal distribution, blurred half of the time, each solarized with probability 0.1.</summary>
    /// <remarks>
    /// Bardes et al.: VICReg, ICLR 2022, appendix C.1; bicubic crops as there. Small pictures: crops from 0.2 of the area on, as the field's CIFAR
    /// recipes have it.
    /// </remarks>
    /// <param name="imageSize">Side of the views in pixels.</param>
    public static ViewRecipe VICReg(int imageSize) => Pair(
        imageSize,
        Chain(imageSize, IsSmall(imageSize) ? 0.2 : 0.08, Jitter(0.8, 0.4, 0.2, 0.5), blur: 0.5, solarize: 0.1, Interpolation.Bicubic));

    /// <summary>Two global views, and six local ones of 3/7 of the side (96 pixels at 224). Small pictures have no local views.</summary>
    /// <remarks>Caron et al.: Emerging Properties in Self-Supervised Vision Transformers, ICCV 2021, section 3.2 and appendix E; bicubic crops.</remarks>
    /// <param name="imageSize">Side of the global views in pixels.</param>
    public static ViewRecipe DINO(int imageSize) => GlobalAndLocal(imageSize, divide: 0.4, locals: 6);

    /// <summary>Two global views, and ten local ones of 3/7 of the side (96 pixels at 224). Small pictures have no local views.</summary>
    /// <remarks>Zhou et al.: iBOT, ICLR 2022, appendix: crops divided at 0.25 of the area; bicubic.</remarks>
    /// <param name="imageSize">Side of the global views in pixels.</param>
    public static ViewRecipe IBOT(int imageSize) => GlobalAndLocal(imageSize, divide: 0.25, locals: 10);

    /// <summary>Two global views, and eight local ones of 3/7 of the side (96 pixels at 224). Small pictures have no local views.</summary>
    /// <remarks>Oquab et al.: DINOv2, TMLR 2024, the published settings: crops divided at 0.32 of the area; bicubic.</remarks>
    /// <param name="imageSize">Side of the global views in pixels.</param>
    public static ViewRecipe DINOv2(int imageSize) => GlobalAndLocal(imageSize, divide: 0.32, locals: 8);

    /// <summary>
    /// Two large views, the first of which says what is to be learnt, and ten small ones of 3/7 of the side (96 pixels at 224). Small pictures have the large
    /// ones only.
    /// </summary>
    /// <remarks>Assran et al.: Masked Siamese Networks, ECCV 2022, appendix, and the published settings (half of SimCLR's jitter).</remarks>
    /// <param name="imageSize">Side of the large views in pixels.</param>
    public static ViewRecipe MSN(int imageSize)
    {
        var jitter = Jitter(0.8, 0.8, 0.2, 0.5);
        var side = LocalSize(imageSize);
        return MultiCrop(
            new CropGroup(View("large", imageSize, Chain(imageSize, 0.3, jitter, blur: 0.5)), 2),
            new CropGroup(View("focal", side, Chain(imageSize, 0.05, jitter, blur: 0.5, cropMaximum: 0.3, side: side)), IsSmall(imageSize) ? 0 : 10));
    }

    /// <summary>
    /// Two large views, and six small ones of 3/7 of the side (96 pixels at 224) from little of the picture. Small pictures have the large ones only,
    /// with half the jitter.
    /// </summary>
    /// <remarks>Caron et al.: Unsupervised Learning of Visual Features by Contrasting Cluster Assignments, NeurIPS 2020, section 3.2, appendix A.</remarks>
    /// <param name="imageSize">Side of the large views in pixels.</param>
    public static ViewRecipe SwAV(int imageSize)
    {
        var jitter = Jitter(0.8, 0.8, 0.2, IsSmall(imageSize) ? 0.5 : 1);
        var large = View("large", imageSize, Chain(imageSize, 0.14, jitter, blur: 0.5));
        var side = LocalSize(imageSize);
        return IsSmall(imageSize)
            ? MultiCrop(new CropGroup(large, 2))
            : MultiCrop(
                new CropGroup(large, 2),
                new CropGroup(View("small", side, Chain(imageSize, 0.05, jitter, blur: 0.5, cropMaximum: 0.14, side: side)), 6));
    }

    /// <summary>One view: a random crop of 8 to 100 % of the area, and a flip.</summary>
    /// <remarks>Caron et al.: Deep Clustering for Unsupervised Learning of Visual Features, ECCV 2018, section 3.3.</remarks>
    /// <param name="imageSize">Side of the view in pixels.</param>
    public static ViewRecipe DeepCluster(int imageSize) => new()
    {
        Views = [View("view", imageSize, [new RandomResizedCrop { Size = imageSize, ScaleMinimum = 0.08 }, new RandomHorizontalFlip()])],
    };

    /// <summary>One view: a random crop and a flip, as masking is change enough.</summary>
    /// <remarks>He et al.: Masked Autoencoders Are Scalable Vision Learners, CVPR 2022, table 8; bicubic crops.</remarks>
    /// <param name="imageSize">Side of the view in pixels.</param>
    public static ViewRecipe MAE(int imageSize) => CropAndFlip(imageSize, 0.2, Interpolation.Bicubic);

    /// <summary>The view of <see cref="MAE"/> with larger crops.</summary>
    /// <remarks>Xie et al.: SimMIM, CVPR 2022, section 4.1: 67 to 100 % of the area; bicubic, as the published code.</remarks>
    /// <param name="imageSize">Side of the view in pixels.</param>
    public static ViewRecipe SimMIM(int imageSize) => CropAndFlip(imageSize, 0.67, Interpolation.Bicubic);

    /// <summary>One view for methods that draw the picture again: most of it, and a flip.</summary>
    /// <remarks>Papers that predate random crops leave the views open; here 50 to 100 % of the area.</remarks>
    /// <param name="imageSize">Side of the view in pixels.</param>
    public static ViewRecipe Autoencoder(int imageSize) => CropAndFlip(imageSize, 0.5, Interpolation.Bilinear);

    /// <summary>One view: a random crop, and nothing else.</summary>
    /// <remarks>Assran et al.: I-JEPA, CVPR 2023, the published settings: 30 to 100 % of the area.</remarks>
    /// <param name="imageSize">Side of the view in pixels.</param>
    public static ViewRecipe IJEPA(int imageSize) => new()
    {
        Views = [View("view", imageSize, [new RandomResizedCrop { Size = imageSize, ScaleMinimum = 0.3 }])],
    };

    /// <summary>One view: a random crop and a flip. Jitter, grayscale and blur are there with probability 0, so that a setting can switch them on.</summary>
    /// <remarks>
    /// Hjelm et al.: Deep InfoMax, ICLR 2019, appendix A, crops and mirrors where it changes pictures at all. Deviation: crops of 30 to 100 % of the area.
    /// </remarks>
    /// <param name="imageSize">Side of the view in pixels.</param>
    public static ViewRecipe DeepInfoMax(int imageSize) => new() { Views = [View("view", imageSize, Plain(imageSize, 0.3))] };

    /// <summary>One view: a random crop and a flip. Jitter, grayscale and blur are there with probability 0, so that a setting can switch them on.</summary>
    /// <remarks>
    /// van den Oord et al.: Representation Learning with Contrastive Predictive Coding, 2018, arXiv 1807.03748, section 3.2: crops of 256 of 300 pixels. Deviation: crops
    /// of 30 to 100 % of the area, and colours are kept, which the paper takes out.
    /// </remarks>
    /// <param name="imageSize">Side of the view in pixels.</param>
    public static ViewRecipe CPC(int imageSize) => DeepInfoMax(imageSize);

    /// <summary>One view for methods that make pictures: the whole of it (its middle square, where it is large), mirrored half of the time. Values lie between -1 and 1.</summary>
    /// <remarks>Radford et al.: DCGAN, ICLR 2016, section 4: no augmentation, values in the range of the hyperbolic tangent.</remarks>
    /// <param name="imageSize">Side of the view in pixels.</param>
    public static ViewRecipe WholePictures(int imageSize)
    {
        PictureTransform[] transforms = IsSmall(imageSize)
            ? [new Resize { Size = imageSize, Square = true }, new RandomHorizontalFlip()]
            : [new Resize { Size = imageSize }, new CenterCrop { Size = imageSize }, new RandomHorizontalFlip()];
        return new ViewRecipe { Views = [View("view", imageSize, transforms)], Normalization = new ChannelStatistics([0.5], [0.5]) };
    }

    /// <summary>Views of several kinds and sizes, so many of each.</summary>
    /// <exception cref="ArgumentException">A count is negative, or there is no view at all.</exception>
    public static ViewRecipe MultiCrop(params IReadOnlyList<CropGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var views = new List<ViewSpecification>();
        foreach (var (view, count) in groups)
        {
            if (count < 0)
            {
                throw new ArgumentException($"There are at least 0 views '{view.Name}', not {count}.", nameof(groups));
            }

            for (var i = 1; i <= count; i++)
            {
                views.Add(count == 1 ? view : view with { Name = $"{view.Name} {i}" });
            }
        }

        return views.Count > 0 ? new ViewRecipe { Views = views } : throw new ArgumentException("A recipe has at least one view.", nameof(groups));
    }

    /// <summary>The one view that evaluation uses; nothing in it is random.</summary>
    /// <remarks>
    /// Small pictures are brought to size x size and are otherwise left alone. Larger ones have their shorter side brought to 8/7 of the size and
    /// the middle cut out (256 and 224), as the k-NN and linear protocols of the field do.
    /// </remarks>
    /// <param name="imageSize">Side of the view in pixels.</param>
    public static ViewRecipe Evaluation(int imageSize)
    {
        PictureTransform[] transforms = imageSize <= SmallSize
            ? [new Resize { Size = imageSize, Square = true }]
            : [new Resize { Size = (int)Math.Round(imageSize * 8 / 7.0) }, new CenterCrop { Size = imageSize }];
        return new ViewRecipe { Views = [new ViewSpecification { Name = "test", Size = imageSize, Transforms = transforms }] };
    }

    private static ViewRecipe CropAndFlip(int imageSize, double scaleMinimum, Interpolation interpolation)
    {
        PictureTransform[] transforms =
        [
            new RandomResizedCrop { Size = imageSize, ScaleMinimum = scaleMinimum, Interpolation = interpolation },
            new RandomHorizontalFlip(),
        ];
        return new ViewRecipe { Views = [View("view", imageSize, transforms)] };
    }

    private static bool IsSmall(int imageSize) => imageSize <= SmallSize;

    // A whole number of patches of 16 pixels, 96 at 224.
    private static int LocalSize(int imageSize) => Math.Max((int)Math.Round(imageSize * 3 / 7.0 / 16) * 16, 16);

    private static ColorJitter Jitter(double brightnessAndContrast, double saturation, double hue, double strength = 1) => new()
    {
        Brightness = brightnessAndContrast,
        Contrast = brightnessAndContrast,
        Saturation = saturation,
        Hue = hue,
        Strength = strength,
        Probability = 0.8,
    };

    private static PictureTransform[] Plain(int imageSize, double cropMinimum) =>
        Chain(imageSize, cropMinimum, Jitter(0.4, 0.4, 0.1) with { Probability = 0 }, blur: 0, grayscale: 0);

    private static PictureTransform[] Chain(
        int imageSize,
        double cropMinimum,
        ColorJitter jitter,
        double blur,
        double? solarize = null,
        Interpolation interpolation = Interpolation.Bilinear,
        double cropMaximum = 1,
        int? side = null,
        double grayscale = 0.2)
    {
        var size = side ?? imageSize;
        PictureTransform[] transforms =
        [
            new RandomResizedCrop { Size = size, ScaleMinimum = cropMinimum, ScaleMaximum = cropMaximum, Interpolation = interpolation },
            new RandomHorizontalFlip(),
            jitter,
            new RandomGrayscale { Probability = grayscale },
            new GaussianBlur
            {
                KernelSize = GaussianBlur.KernelFor(size), SigmaMinimum = 0.1, SigmaMaximum = 2, Probability = IsSmall(imageSize) ? 0 : blur,
            },
        ];
        return solarize is { } probability ? [.. transforms, new RandomSolarize { Probability = probability }] : transforms;
    }

    private static ViewRecipe GlobalAndLocal(int imageSize, double divide, int locals)
    {
        var jitter = Jitter(0.8, 0.4, 0.2, 0.5);
        var side = LocalSize(imageSize);
        var local = Chain(imageSize, 0.05, jitter, blur: 0.5, solarize: 0, Interpolation.Bicubic, cropMaximum: divide, side: side);
        return MultiCrop(
            new CropGroup(View("first global", imageSize, Chain(imageSize, divide, jitter, blur: 1, solarize: 0, Interpolation.Bicubic)), 1),
            new CropGroup(View("second global", imageSize, Chain(imageSize, divide, jitter, blur: 0.1, solarize: 0.2, Interpolation.Bicubic)), 1),
            new CropGroup(View("local", side, local), IsSmall(imageSize) ? 0 : locals));
    }

    private static ViewRecipe Pair(int imageSize, PictureTransform[] transforms) => Two(imageSize, transforms, transforms);

    private static ViewRecipe Two(int imageSize, PictureTransform[] first, PictureTransform[] second) =>
        new() { Views = [View("first", imageSize, first), View("second", imageSize, second)] };

    private static ViewSpecification View(string name, int size, PictureTransform[] transforms) =>
        new() { Name = name, Size = size, Transforms = transforms };
}
