using System.Globalization;
using Selfsame.Cli.Terminal;
using Selfsame.Data.Sources;
using Selfsame.Training;
using Selfsame.Training.Evaluation;

namespace Selfsame.Cli.Commands;

/// <summary>A source and the features that an encoder makes of it.</summary>
internal sealed record EncodedSource(PictureSource Source, FeatureSet Features)
{
    internal static EncodedSource Of(string run, string data, FeatureExtractorOptions options, StatusLine status, CancellationToken cancellation)
    {
        var source = PictureSources.Open(data);
        var encoder = EncoderFile.Load(run);
        encoder.Backbone.To(options.Device);
        status.Say(string.Create(CultureInfo.InvariantCulture, $"features of {source.Count:N0} pictures"));
        return new EncodedSource(source, new FeatureExtractor(options).Extract(encoder.Backbone, source, encoder.Preprocessing, cancellation));
    }

    internal void TellUnreadable(string where)
    {
        if (Features.Count < Source.Count) Console.Error.WriteLine($"selfsame: {Source.Count - Features.Count} pictures could not be read and are {where}.");
    }
}
