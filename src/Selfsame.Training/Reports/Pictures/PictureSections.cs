using Selfsame.Data;
using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;
using Selfsame.Nn;
using Selfsame.SelfSupervised;
using Selfsame.Training.Colorizations;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Generation;
using Selfsame.Training.Reconstructions;
using Selfsame.Training.Reports.Maps;
using Selfsame.Training.Runs;
using Selfsame.Training.Settings;

namespace Selfsame.Training.Reports.Pictures;

/// <summary>The parts of a page that show pictures: what was learnt from, the map, what is found alike, what is taken for something else, what the method draws.</summary>
internal sealed class PictureSections
{
    private const int ViewRows = 4;
    private const int ViewsInARow = 8;
    private const int Drawn = 16;
    private const int Generated = 48;
    private const int Colorized = 8;

    private readonly RunReportOptions _options;
    private readonly RunAccount _run;
    private readonly Action<string>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly PictureSource? _pictures;
    private readonly PictureStudy? _study;
    private readonly string _why;

    /// <summary>Looks at the pictures.</summary>
    /// <exception cref="DataException">Those that were named cannot be read, or do not fit together.</exception>
    internal PictureSections(RunReportOptions options, RunAccount run, Action<string>? progress, CancellationToken cancellation)
    {
        (_options, _run, _progress, _cancellation) = (options, run, progress, cancellation);
        (var training, _pictures, _why) = Sources();
        if (_pictures is null) return;
        if (!File.Exists(run.Directory.EncoderFile) && !File.Exists(run.Directory.ClassifierFile))
        {
            _why = "The run has no encoder yet: it is written at the end of each epoch.";
            return;
        }

        var encoder = EncoderFile.Load(run.Directory.Path);
        encoder.Backbone.To(options.Features.Device);
        _study = PictureStudy.Of(encoder, training, _pictures, new PictureStudyOptions { MapPoints = options.MapPoints, Features = options.Features }, progress, cancellation);
    }

    /// <summary>What a linear probe on the features is right in; null where it could not be asked.</summary>
    internal double? ProbeAccuracy => _study?.Verdict?.Accuracy;

    internal void Add(HtmlReport report)
    {
        AddViews(report);
        if (_study is { } study) AddStudy(report, study);
        else report.Section("What it sees").AddText(_why);
        if (_pictures is not null) AddDrawings(report, _pictures);
    }

    private void AddViews(HtmlReport report)
    {
        if (!_run.HasRecord || _run.Classifier is not null || _run.Data is not { } data || Try(() => PictureSources.Open(data)) is not { } source) return;
        _progress?.Invoke("views");
        using var sheet = Try(() =>
        {
            var settings = PretrainSettings.Load(_run.Directory.RunFile);
            var views = Recipe.Resolve(settings, RunRecord.ReadContext(_run.Directory, settings)).Views.Views.Count;
            return ViewSheet.Draw(settings, source, ViewRows, Math.Max(1, ViewsInARow / views));
        });
        if (sheet is null) return;
        report.Section("What it learnt from", source.Description + ".")
            .AddPicture(PictureFile.EncodePng(sheet), "Pictures, each followed by the random views that training makes of it in its first epochs.");
    }

    // Those that were named; else those that the run was watched or counted on; else those that it learnt from.
    private (PictureSource? Training, PictureSource? Test, string Why) Sources()
    {
        if (_options.Test is not null || _options.Training is not null)
            return (_options.Test is null ? null : _options.Training, _options.Test ?? _options.Training, "");
        if (_run.Setting("monitor") is { } monitor && Try(() => LabelledMonitor.Open(monitor)) is { } pair) return (pair.Training, pair.Test, "These are the pictures that the run was watched on.");
        if (_run.Classifier is { Test: { } counted } && Try(() => PictureSources.Open(counted)) is { } shown) return (null, shown, "These are the pictures that it was counted on.");
        try
        {
            if (_run.Data is { } data) return (null, PictureSources.Open(data), "These are pictures that it learnt from; 'selfsame report RUN --train SOURCE --test SOURCE' shows others, and its mistakes.");
        }
        catch (DataException error)
        {
            return (null, null, $"The pictures that the run learnt from cannot be opened here ({error.Message}) Name some by --test SOURCE, and by --train SOURCE labelled ones to learn from.");
        }

        return (null, null, "No pictures are known: name some by --test SOURCE, and by --train SOURCE labelled ones to learn from.");
    }

    private void AddStudy(HtmlReport report, PictureStudy study)
    {
        _progress?.Invoke("drawing pictures");
        var test = study.Pictures;
        if (study.Layouts.Count > 0)
        {
            report.Section("The map", $"Each point is a picture, placed by its features alone{(test.HasLabels ? $"; the colours are the classes{(_run.WasToldLabels ? "" : ", which the encoder was never told")}" : "")}. Point at one to see it. {_why}")
                .Append(EmbeddingMap.ToHtml(study), moves: true);
        }

        if (study.Neighbours.Count > 0)
        {
            report.Section("What it finds alike", $"The pictures {(study.SearchesOthers ? "of the training set " : "")}whose features lie nearest, by cosine.").Append(NeighbourGallery.ToHtml(study));
        }

        if (study.Verdict is { } verdict)
        {
            report.Section("Where it errs", $"A linear probe on the features is right in {NumberText.Percent(verdict.Accuracy)} of {NumberText.Whole(verdict.Count)} new pictures. They are from: {test.Description}.")
                .Append(MistakeGallery.ToHtml(study, verdict));
        }
    }

    private void AddDrawings(HtmlReport report, PictureSource source)
    {
        var entry = MethodCatalog.Find(_run.Method);
        if (entry is null || !(entry.Can<IReconstructs>() || entry.Can<IGenerates>() || entry.Can<IColorizes>())) return;
        _progress?.Invoke("what the method draws");
        if (Try(() => TrainedMethod.Open(_run.Directory.Path)) is not { } trained) return;
        if (entry.Can<IReconstructs>() && Try(() => new PictureReconstruction(trained, new ReconstructionOptions { Shown = Drawn }).Reconstruct(source, _cancellation)) is { } made)
        {
            using var sheet = made.Sheet;
            var between = made.Psnr.Corrupted is null ? "" : ", what the method was shown";
            report.Section("What it draws", $"PSNR {made.Psnr.Output:0.0} dB and SSIM {made.Ssim.Output:0.000}, means over {NumberText.Whole(made.Pictures)} pictures.")
                .AddPicture(PictureFile.EncodePng(sheet), $"From above, in bands: the pictures{between}, and what it made of that.");
        }

        if (entry.Can<IGenerates>() && Try(() => new PictureGeneration(trained, new GenerationOptions { Count = Generated }).Sheet(_cancellation)) is { } generated)
        {
            using (generated) report.Section("What it makes up", "Pictures that the generator makes from chance alone.").AddPicture(PictureFile.EncodePng(generated), "Generated pictures, not chosen.");
        }

        if (entry.Can<IColorizes>() && Try(() => ColorizationSheet.Of(trained, source, Colorized, _options.Features.Device, _cancellation)) is { } coloured)
        {
            using (coloured) report.Section("The colours it gives").AddPicture(PictureFile.EncodePng(coloured), "Two pictures a row, each three times: its lightness, the colours that the method gives it, its own.");
        }
    }

    // What is only shown where it can be: a page without it is still a page.
    private static T? Try<T>(Func<T?> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (Exception error) when (error is DataException or SettingException or StateMismatchException or EncoderMismatchException or InvalidDataException)
        {
            return null;
        }
    }
}
