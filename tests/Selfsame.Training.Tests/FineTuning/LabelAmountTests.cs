using System.Text.Json;
using Selfsame.Training.FineTuning;
using Xunit;

namespace Selfsame.Training.Tests.FineTuning;

public sealed class LabelAmountTests
{
    private static readonly int[] Labels = [.. Enumerable.Range(0, 60).Select(position => position % 3)];

    [Theory]
    [InlineData("0.1", 6)]
    [InlineData("1", 60)]
    [InlineData("4/class", 12)]
    [InlineData("50/class", 60)]
    public void Parse_WhatToStringWrites_ChoosesSoManyLabels(string text, int chosen)
    {
        var amount = LabelAmount.Parse(text)!.Value;

        Assert.Equal(text, amount.ToString());
        Assert.Equal(chosen, amount.Choose(Labels, seed: 0).Length);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("2")]
    [InlineData("-0.1")]
    [InlineData("0/class")]
    [InlineData("1.5/class")]
    [InlineData("/class")]
    [InlineData("few")]
    public void Parse_AnythingElse_GivesNothing(string text) => Assert.Null(LabelAmount.Parse(text));

    [Theory]
    [InlineData(0)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void Share_OutOfRange_IsRefused(double share) => Assert.Throws<ArgumentOutOfRangeException>(() => LabelAmount.Share(share));

    [Theory]
    [InlineData("0.25", "0.25")]
    [InlineData("4/class", "\"4/class\"")]
    public void Json_OfAnAmount_IsReadAgain(string text, string json)
    {
        var amount = LabelAmount.Parse(text)!.Value;

        Assert.Equal(json, JsonSerializer.Serialize(amount));
        Assert.Equal(amount, JsonSerializer.Deserialize<LabelAmount>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<LabelAmount>("7"));
    }
}
