using Selfsame.Data.Decoding;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Data.Tests.Decoding;

/// <summary>Files that another program writes to while they are read.</summary>
public sealed class ChangingFileTests
{
    private const int Reads = 400;

    private static readonly string s_folder = RepositoryRoot.Combine("tests/fixtures/pictures");

    [Theory]
    [InlineData("colour-420.jpg")]
    [InlineData("colour.png")]
    [InlineData("colour-lzw.tif")]
    [InlineData("colour.webp")]
    [InlineData("colour.bmp")]
    public void Read_OfAFileThatShrinksAndGrows_GivesAPictureOrOneLine(string name)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, name);
        var whole = File.ReadAllBytes(Path.Combine(s_folder, name));
        File.WriteAllBytes(path, whole);
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

        var (pictures, _) = ReadWhile(path, () =>
        {
            file.SetLength(whole.Length / 2);
            file.Position = file.Length;
            file.Write(whole, whole.Length / 2, whole.Length - (whole.Length / 2));
            file.Flush();
        });

        Assert.All(pictures, size => Assert.Equal((29, 19), size));
    }

    [Fact]
    public void Read_OfAFileThatIsReplaced_IsAlwaysOneOfTheTwo()
    {
        // Renamed into place, as careful programs do: whoever has opened the old one reads the old one to its end.
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.png");
        string[] both = [Path.Combine(s_folder, "colour.png"), Path.Combine(s_folder, "one-pixel.png")];
        File.Copy(both[0], path);
        var turn = 0;

        var (pictures, errors) = ReadWhile(path, () =>
        {
            var next = Path.Combine(folder.Path, "next");
            File.Copy(both[++turn % 2], next, true);
            File.Move(next, path, true);
        });

        Assert.Empty(errors);
        Assert.Equal(Reads, pictures.Count);
        Assert.All(pictures, size => Assert.True(size is (29, 19) or (1, 1)));
    }

    [Fact]
    public void Read_OfAFileWhoseContentIsReplacedInTheMiddle_GivesAPictureOrOneLine()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.jpg");
        var first = File.ReadAllBytes(Path.Combine(s_folder, "colour-444.jpg"));
        var second = File.ReadAllBytes(Path.Combine(s_folder, "cmyk.jpg"))[..1000];
        File.WriteAllBytes(path, first);
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var turn = 0;

        ReadWhile(path, () =>
        {
            file.Position = 200;
            file.Write(++turn % 2 == 0 ? first : second, 200, 700);
            file.Flush();
        });
    }

    [Fact]
    public void Read_OfAFileWithoutALength_SaysSoInOneLine()
    {
        // Such files have a size of 0 and give bytes all the same.
        Assert.SkipUnless(File.Exists("/proc/self/status"), "There is no /proc here.");

        var error = Assert.Throws<DataException>(() => PictureFile.Read("/proc/self/status"));

        Assert.StartsWith("/proc/self/status: ", error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static (List<(int Width, int Height)> Pictures, List<string> Errors) ReadWhile(string path, Action change)
    {
        var pictures = new List<(int, int)>();
        var errors = new List<string>();
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                change();
            }
        });

        for (var i = 0; i < Reads; i++)
        {
            try
            {
                using var picture = PictureFile.Read(path);
                pictures.Add((picture.Width, picture.Height));
            }
            catch (DataException error)
            {
                Assert.StartsWith(path + ": ", error.Message);
                Assert.DoesNotContain('\n', error.Message);
                errors.Add(error.Message);
            }
        }

        stop.Cancel();
        writer.Wait();
        return (pictures, errors);
    }
}
