using System.Globalization;
using Selfsame.Training.Embeddings;

namespace Selfsame.Cli.Output;

/// <summary>Tells, on standard error, of pictures that have no features.</summary>
internal static class LeftOut
{
    internal static void Tell(EncodedPictures pictures, int count, string where)
    {
        if (count > 0) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"selfsame: {count:N0} {(count == 1 ? "picture is" : "pictures are")} {where}: {pictures.WhyLeftOut}."));
    }
}
