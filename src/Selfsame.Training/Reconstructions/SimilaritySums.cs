using Selfsame.Torch;
using Selfsame.Training.Evaluation;

namespace Selfsame.Training.Reconstructions;

/// <summary>Similarities of pictures that come batch by batch.</summary>
internal sealed class SimilaritySums
{
    private readonly List<double> _corruptedPsnr = [];
    private readonly List<double> _outputPsnr = [];
    private readonly List<double> _corruptedSsim = [];
    private readonly List<double> _outputSsim = [];

    public int Count => _outputPsnr.Count;

    /// <summary>Adds pictures with values from 0 to 1; null where nothing was corrupted.</summary>
    public void Add(Tensor input, Tensor? corrupted, Tensor output)
    {
        _outputPsnr.AddRange(PictureSimilarity.Psnr(output, input));
        _outputSsim.AddRange(PictureSimilarity.Ssim(output, input));
        if (corrupted is not null)
        {
            _corruptedPsnr.AddRange(PictureSimilarity.Psnr(corrupted, input));
            _corruptedSsim.AddRange(PictureSimilarity.Ssim(corrupted, input));
        }
    }

    /// <summary>The mean over pictures; two that are the same count as the number given, in place of infinity.</summary>
    public Likeness Psnr(double likest) => new(
        _corruptedPsnr.Count == 0 ? null : _corruptedPsnr.Average(each => Math.Min(each, likest)), _outputPsnr.Average(each => Math.Min(each, likest)));

    public Likeness Ssim() => new(_corruptedSsim.Count == 0 ? null : _corruptedSsim.Average(), _outputSsim.Average());
}
