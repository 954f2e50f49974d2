namespace Selfsame.Training.Evaluation.FewLabels;

/// <summary>Few-shot episodes over the classes of the test set alone: meant for classes that pretraining has not seen.</summary>
/// <param name="options">Ways, shots and how often.</param>
public sealed class FewShotProtocol(FewShotOptions options) : FeatureProtocol<FewShotCurve>
{
    /// <inheritdoc/>
    public override EvaluationProtocol Protocol => EvaluationProtocol.FewShot;

    /// <inheritdoc/>
    public override void Check(EvaluationSources sources)
    {
        var counts = Enumerable.Range(0, sources.Test.Count).Select(sources.Test.Label).Where(label => label >= 0).CountBy(label => label).Select(each => each.Value).ToArray();
        foreach (var shots in options.Shots)
        {
            var enough = counts.Count(count => count > shots);
            if (enough < Math.Max(2, options.Ways ?? 2))
            {
                throw new SettingException(
                    $"{sources.Test.Description}: episodes of {options.Ways ?? 2} ways and {shots} shots need {options.Ways ?? 2} classes of at least {shots + 1} pictures, "
                    + $"but there are {enough} (the largest has {counts.Max()}). Ask for fewer shots or ways.");
            }
        }
    }

    /// <inheritdoc/>
    public override FewShotCurve Run(JudgedFeatures judged, CancellationToken cancellation = default)
    {
        var episodes = new FewShotEpisodes(options);
        return new FewShotCurve([.. options.Shots.Select(shots =>
        {
            cancellation.ThrowIfCancellationRequested();
            return episodes.Run(judged.Test, shots);
        })]);
    }
}
