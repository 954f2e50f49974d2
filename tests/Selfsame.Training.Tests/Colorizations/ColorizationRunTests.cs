using Selfsame.Data;
using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;
using Selfsame.Testing;
using Selfsame.Torch;
using Selfsame.Training.Colorizations;
using Selfsame.Training.Settings;
using Selfsame.Training.Tests.Training;
using Xunit;

namespace Selfsame.Training.Tests.Colorizations;

public sealed class ColorizationRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("colorization")]
    [InlineData("colorization-gan")]
    public void Execute_PicturesOfAnySize_StandBesideTheirTruthAtTheirOwnSize(string method)
    {
        var run = Train(method);
        Write("wide.png", 50, 20, 3, (x, y, channel) => (byte)((x * 5 * (channel + 1)) + y));
        Write("gray.png", 17, 30, 1, (x, y, _) => (byte)(x + (4 * y)));
        File.WriteAllText(Path.Combine(Pictures, "none.png"), "no picture");

        using var scope = new TensorScope();
        var result = Execute(run, Pictures);

        Assert.Equal((method, 2, 1, 1), (result.Method, result.Pictures, result.WithoutColour, result.Unreadable.Count));
        Assert.True(result.Errors!.Prediction > 0 && result.Errors.MeanColour <= result.Errors.Gray);
        Assert.Equal((3 * 50 + 16, 20 + 8), Size("wide.png"));
        Assert.Equal((2 * 17 + 12, 30 + 8), Size("gray.png"));
        Assert.True(File.Exists(Path.Combine(Coloured, "sheet.png")));
    }

    [Fact]
    public void Execute_APicture_KeepsItsLightnessAndShowsItselfLast()
    {
        var run = Train("colorization");
        Write("a.png", 24, 24, 3, (x, y, channel) => (byte)((x * 3 * (channel + 1)) + (y * 2)));

        using (new TensorScope()) Execute(run, Pictures);

        using var sheet = PictureFile.Read(Path.Combine(Coloured, "a.png"));
        using var picture = PictureFile.Read(Path.Combine(Pictures, "a.png"));
        for (var y = 0; y < 24; y++)
        {
            for (var x = 0; x < 24; x++)
            {
                var gray = Pixel(sheet, 4 + x, 4 + y);
                Assert.True(gray.Max() - gray.Min() <= 1); // the constants of CIE are rounded
                Assert.All(Pixel(picture, x, y).Zip(Pixel(sheet, 4 + (2 * 28) + x, 4 + y)), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= 1, $"{x}, {y}: {pair}"));
            }
        }
    }

    [Fact]
    public void Execute_TwoPicturesOfOneName_AreBothWritten()
    {
        var run = Train("colorization");
        Write("a.png", 16, 16, 3, (x, y, channel) => (byte)(9 * x * channel));
        File.Copy(Path.Combine(Pictures, "a.png"), Path.Combine(Pictures, "a.bmp.png"));
        Write(Path.Combine("sub", "a.png"), 16, 16, 3, (x, y, channel) => (byte)(9 * y * channel));
        Write("sheet.png", 16, 16, 3, (x, y, channel) => (byte)(9 * y));

        using (new TensorScope()) Execute(run, Pictures);

        Assert.Equal(["a.bmp.png", "a.png", "sheet-2.png", "sheet.png", "sub_a.png"], Directory.GetFiles(Coloured).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Execute_AFolderInUse_IsRefused()
    {
        Directory.CreateDirectory(Coloured);
        File.WriteAllText(Path.Combine(Coloured, "something"), "");

        Assert.Contains("--overwrite", Assert.Throws<SettingException>(() => ColorizationRun.Check(Coloured)).Message, StringComparison.Ordinal);
        ColorizationRun.Check(Coloured, overwrite: true);
    }

    [Fact]
    public void Execute_AMethodThatCannot_NamesThoseThatCan()
    {
        var run = Train("simclr");
        Write("a.png", 16, 16, 3, (x, y, channel) => (byte)(9 * x * channel));

        using var scope = new TensorScope();
        var error = Assert.Throws<SettingException>(() => Execute(run, Pictures));

        Assert.Contains("was trained by simclr, which cannot give pictures colours. These can: colorization, colorization-gan.", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Coloured));
    }

    [Fact]
    public void Execute_NoPictureThatCanBeRead_IsADataError()
    {
        var run = Train("colorization");
        Directory.CreateDirectory(Pictures);
        File.WriteAllText(Path.Combine(Pictures, "none.png"), "no picture");

        using var scope = new TensorScope();
        Assert.Contains("None of the 1 pictures", Assert.Throws<DataException>(() => Execute(run, Pictures)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pretrain_GrayPictures_AreRefusedBeforeAnythingIsWritten()
    {
        for (var index = 0; index < 20; index++) Write($"{index}.png", 16, 16, index % 2 == 0 ? 1 : 3, (x, y, _) => (byte)(x + y));

        var error = Assert.Throws<DataException>(() => PretrainRun.Execute(Settings("colorization", Pictures)));

        Assert.Contains("colorization learns the colours of pictures from their lightness, but all 16 pictures", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Combine("colorization")));
    }

    [Fact]
    public void Pretrain_OneChannel_IsRefusedSayingWhy()
    {
        var settings = Settings("colorization", "scenes:train?n=20&size=16").Set("views.channels", "gray");

        var error = Assert.Throws<SettingException>(() => PretrainRun.Execute(settings));

        Assert.Contains("learns the colours of pictures from their lightness, but these have 1 channels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Encoder_OfARun_SaysThatItSeesLightnessAndIsShownIt()
    {
        using var scope = new TensorScope();
        var preprocessing = EncoderFile.Load(Train("colorization")).Preprocessing;
        var red = Tensor.From<float>([0.5f, -0.2f, -0.6f], [1, 3, 1, 1]);

        var shown = preprocessing.Show(red).ToArray<float>();

        Assert.True(preprocessing.Lightness);
        Assert.Equal([0.5, 0.5, 0.5], preprocessing.Mean);
        Assert.True(shown[0] == shown[1] && shown[1] == shown[2]);
        Assert.Same(red, new Preprocessing().Show(red));
    }

    [Theory]
    [InlineData("colorization")]
    [InlineData("colorization-gan")]
    public void Pretrain_StoppedAndResumed_GivesTheSameWeightsBitForBit(string method)
    {
        var whole = PretrainRun.Execute(Settings(method, Scenes));
        var settings = Settings(method, Scenes) with { Out = _folder.Combine("stopped"), CheckpointEvery = 1 };
        using var stop = new CancellationTokenSource();
        PretrainRun.Execute(settings, new PretrainRunOptions { Observers = [new RecordingObserver { Cancels = stop, CancelsAtStep = 3 }] }, stop.Token);

        PretrainRun.Resume(settings.Out);

        var (one, other) = (SafeTensors.Read(Path.Combine(whole.Folder, "encoder.safetensors")).Tensors, SafeTensors.Read(Path.Combine(settings.Out, "encoder.safetensors")).Tensors.ToDictionary());
        Assert.All(one, each => Assert.True(each.Value.Equal(other[each.Key]), each.Key));
    }

    private const string Scenes = "scenes:train?n=24&size=16&seed=1";

    private string Pictures => _folder.Combine("pictures");

    private string Coloured => _folder.Combine("coloured");

    private static byte[] Pixel(Picture picture, int x, int y) => picture.Bytes.Slice(((y * picture.Width) + x) * picture.Channels, 3).ToArray();

    private ColorizationResult Execute(string run, string pictures) => ColorizationRun.Execute(TrainedMethod.Open(run), PictureSources.Open(pictures), Coloured, Device.Cpu);

    private string Train(string method) => PretrainRun.Execute(Settings(method, Scenes)).Folder;

    private PretrainSettings Settings(string method, string data) => new()
    {
        Method = method,
        Data = data,
        Out = _folder.Combine(method),
        Backbone = new BackboneSettings { Width = 4 },
        ImageSize = 16,
        BatchSize = 8,
        Epochs = 2,
        Threads = 1,
        Workers = 1,
    };

    private (int Width, int Height) Size(string name)
    {
        using var picture = PictureFile.Read(Path.Combine(Coloured, name));
        return (picture.Width, picture.Height);
    }

    private void Write(string name, int width, int height, int channels, Func<int, int, int, byte> value)
    {
        using var picture = Picture.Create(width, height, channels);
        for (var at = 0; at < width * height * channels; at++)
        {
            picture.Bytes[at] = value(at / channels % width, at / channels / width, at % channels);
        }

        var path = Path.Combine(Pictures, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        PictureFile.WritePng(path, picture);
    }
}
