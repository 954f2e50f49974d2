using Selfsame.Data;
using Selfsame.Nn.Optimizers;
using Selfsame.SelfSupervised;
using Selfsame.SelfSupervised.Methods;
using Selfsame.Training.Settings;
using Xunit;

namespace Selfsame.Training.Tests.Settings;

public sealed class PretrainSettingsTests
{
    private static readonly RecipeContext Context = new() { ImageSize = 32, GlobalBatch = 256 };

    public static TheoryData<string, string> Temperatures => [.. MethodCatalog.All.SelectMany(entry =>
        MethodSettings.Of(entry).Where(setting => setting.Name.EndsWith("emperature", StringComparison.Ordinal)).Select(setting => (entry.Name, setting.Name)))];

    [Fact]
    public void Set_EachKindOfSetting_ReachesItsPlace()
    {
        var settings = new PretrainSettings { Data = "pictures" }
            .Set("epochs", "7")
            .Set("backbone.width", "16")
            .Set("precision", "bf16")
            .Set("steps", "12")
            .Set("steps", "null")
            .Set("views.cropMinimum", "0.2")
            .Set("method.temperature", "0.2")
            .Set("optimizer.kind", "lars")
            .Set("optimizer.learningRate", "0.3");
        var recipe = Recipe.Resolve(settings, Context);

        Assert.Equal(("pictures", 7, 16, Precision.BFloat16, null), (settings.Data, settings.Epochs, settings.Backbone.Width, settings.Precision, settings.Steps));
        Assert.Equal(0.2, Assert.IsType<SimCLROptions>(recipe.MethodOptions).Temperature);
        Assert.Equal((OptimizerKind.Lars, 0.3, 5e-4), (recipe.Optimizer.Kind, recipe.Optimizer.LearningRate, recipe.Optimizer.WeightDecay));
        Assert.Contains("0.2", recipe.Views.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Resolve_NothingSet_IsTheRecipeOfTheMethod()
    {
        var recipe = Recipe.Resolve(new PretrainSettings(), Context);

        Assert.Equal(SimCLR.DefaultOptions(Context), recipe.MethodOptions);
        Assert.Equal(SimCLR.DefaultOptimizer(Context), recipe.Optimizer);
        Assert.Equal(SimCLR.DefaultViews(Context), recipe.Views);
    }

    [Theory]
    [InlineData("epoch", "1", "There is no setting 'epoch'. Did you mean 'epochs'?")]
    [InlineData("bacthSize", "1", "There is no setting 'bacthSize'. Did you mean 'batchSize'?")]
    [InlineData("backbone.widht", "1", "There is no setting 'backbone.widht'. Did you mean 'backbone.width'?")]
    [InlineData("method.temprature", "1", "There is no setting 'method.temprature'. Did you mean 'method.temperature'?")]
    [InlineData("optimizer.lerningRate", "1", "There is no setting 'optimizer.lerningRate'. Did you mean 'optimizer.learningRate'?")]
    [InlineData("views.cropMinimun", "1", "There is no setting 'views.cropMinimun'. Did you mean 'views.cropMinimum'?")]
    [InlineData("epochs", "many", "epochs must be a whole number, but is \"many\".")]
    [InlineData("epochs", "1.5", "epochs must be a whole number, but is 1.5.")]
    [InlineData("epochs", "null", "epochs must be a whole number, but is null.")]
    [InlineData("epochs", "0", "epochs must lie between 1 and 1000000, but is 0.")]
    [InlineData("precision", "float8", "precision must be one of float32, bf16, but is \"float8\".")]
    [InlineData("method.temperature", "hot", "method.temperature must be a number, but is \"hot\".")]
    [InlineData("method.temperature", "-1", "method.temperature must lie between 0.001 and 1000, but is -1.")]
    [InlineData("backbone.width", "-3", "backbone.width must lie between 0 and 65536, but is -3.")]
    [InlineData("optimizer.kind", "sdg", "optimizer.kind must be one of sgd, adam, adamw, lars, rmsprop, adagrad, but is \"sdg\".")]
    [InlineData("backbone", "resnet50", "'backbone' is a group of settings")]
    [InlineData("optimizer", "lars", "'optimizer' is a group of settings")]
    [InlineData("epochs.first", "1", "epochs is a single value")]
    [InlineData("views.cropMinimum", "2", "views.cropMinimum must lie between 1E-06 and 1, but is 2.")]
    public void Set_WhatCannotBe_IsRefusedInOneLine(string path, string value, string message)
    {
        var settings = new PretrainSettings();

        var error = Assert.Throws<SettingException>(() => Recipe.Resolve(settings.Set(path, value), Context));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [MemberData(nameof(Temperatures))]
    public void Resolve_TemperatureOfZero_IsRefused(string method, string setting)
    {
        var settings = new PretrainSettings { Method = method };

        var error = Assert.Throws<SettingException>(() => Recipe.Resolve(settings.Set(setting, "0"), Context));

        Assert.StartsWith($"{setting} must lie between ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Temperatures_OfTheCatalog_AreThoseOfManyMethods() => Assert.InRange(Temperatures.Count, 25, 200);

    [Theory]
    [InlineData(1, 1, "batchSize must lie between 2 and 1000000, but is 1")]
    [InlineData(6, 6, "batchSize 6 in 6 parts leaves one picture a part")]
    public void Of_OnePictureAPart_IsRefused(int batchSize, int parts, string message)
    {
        var settings = new PretrainSettings { Data = "scenes:train?n=20&size=16", Out = "unused", BatchSize = batchSize, AccumulationSteps = parts };

        var error = Assert.Throws<SettingException>(() => PretrainPlan.Of(settings));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromJson_WhatToJsonGave_IsTheSame()
    {
        var settings = new PretrainSettings { Data = "a", Out = "b", Expected = "k-NN .40", Seed = 3 }
            .Set("method.temperature", "0.2").Set("optimizer.momentum", "0.5").Set("views.jitterStrength", "0.7").Set("backbone.name", "resnet50");

        var again = PretrainSettings.FromJson(settings.ToJson());

        Assert.Equal(settings.ToJson(), again.ToJson());
        Assert.StartsWith("{\n  \"expected\"", settings.ToJson(), StringComparison.Ordinal);
        Assert.Equal(Recipe.Resolve(settings, Context).Optimizer, Recipe.Resolve(again, Context).Optimizer);
    }

    [Theory]
    [InlineData("{\"epochs\": 3, \"batch\": 4}", "There is no setting 'batch'")]
    [InlineData("{\"method\": {\"name\": \"simclr\", \"temprature\": 4}}", "Did you mean 'method.temperature'?")]
    [InlineData("{\"epochs\": }", "is not JSON")]
    [InlineData("[1]", "must hold one JSON object")]
    [InlineData("{\"method\": {\"name\": \"simclear\"}, \"optimizer\": {\"momentum\": 0.1}}", "There is no method 'simclear'. Did you mean 'simclr'?")]
    public void FromJson_WhatCannotBe_IsRefusedInOneLine(string json, string message)
    {
        var error = Assert.Throws<SettingException>(() => PretrainSettings.FromJson(json));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void FromJson_MethodAsText_IsItsName() => Assert.Equal("simclr", PretrainSettings.FromJson("{\"method\": \"simclr\",}").Method);

    [Fact]
    public void Load_FileThatIsNotThere_IsRefused() =>
        Assert.Contains("nowhere.json", Assert.Throws<SettingException>(() => PretrainSettings.Load("nowhere.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void Resolve_OptionsOfAnotherType_AreRefused() =>
        Assert.Throws<SettingException>(() => Recipe.Resolve(new PretrainSettings { MethodOptions = new PretrainSettings() }, Context));

    [Theory]
    [InlineData("simclear", " Did you mean 'simclr'?")]
    [InlineData("simlcr", " Did you mean 'simclr'?")]
    [InlineData("x", "")]
    [InlineData("something-else", "")]
    public void NearestName_OfAMisspeltOne_IsTheOneMeant(string name, string expected) =>
        Assert.Equal(expected, NearestName.Suggest(name, ["simclr", "byol", "barlow-twins"]));
}
