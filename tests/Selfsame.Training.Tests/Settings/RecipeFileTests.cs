using Selfsame.SelfSupervised;
using Selfsame.Testing;
using Selfsame.Training.Settings;
using Xunit;

namespace Selfsame.Training.Tests.Settings;

public sealed class RecipeFileTests
{
    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(RepositoryRoot.Combine("samples/recipes"), "*.json").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void RecipeFile_OfTheSamples_IsReadAndSaysWhatToExpect(string file)
    {
        var settings = PretrainSettings.Load(RepositoryRoot.Combine($"samples/recipes/{file}"));

        Recipe.Resolve(settings, new RecipeContext { ImageSize = settings.ImageSize, GlobalBatch = settings.BatchSize });
        Assert.False(string.IsNullOrWhiteSpace(settings.Expected));
        Assert.StartsWith(settings.Method, file, StringComparison.Ordinal);
    }
}
