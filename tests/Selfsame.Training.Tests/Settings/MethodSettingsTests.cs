using Selfsame.SelfSupervised;
using Selfsame.Training.Settings;
using Xunit;

namespace Selfsame.Training.Tests.Settings;

public sealed class MethodSettingsTests
{
    public static TheoryData<string> Methods => [.. MethodCatalog.All.Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Of_AnyMethod_SaysDefaultRangeAndMeaningOfEverySetting(string method) => Assert.All(
        MethodSettings.Of(MethodCatalog.Find(method)!),
        setting =>
        {
            Assert.StartsWith("method.", setting.Name, StringComparison.Ordinal);
            Assert.NotEmpty(setting.Small);
            Assert.NotEmpty(setting.Large);
            Assert.NotEmpty(setting.Range);
            Assert.EndsWith(".", setting.Meaning, StringComparison.Ordinal);
        });

    [Fact]
    public void Of_SimCLR_HasTheTemperaturesOfBothSizes()
    {
        var temperature = MethodSettings.Of(MethodCatalog.Find("simclr")!).Single(setting => setting.Name == "method.temperature");

        Assert.Equal(("0.5", "0.1", "0.001 to 1000"), (temperature.Small, temperature.Large, temperature.Range));
        Assert.StartsWith("Temperature of the loss, above 0", temperature.Meaning, StringComparison.Ordinal);
    }
}
