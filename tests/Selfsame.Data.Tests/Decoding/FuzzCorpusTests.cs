using System.Formats.Tar;
using System.IO.Compression;
using Selfsame.Data.Decoding;
using Selfsame.Testing;
using Xunit;

namespace Selfsame.Data.Tests.Decoding;

/// <summary>What the fuzzer of the decoders has kept (native/codecs/fuzz/README.md): small files that each reach another place in them.</summary>
public sealed class FuzzCorpusTests
{
    [Fact]
    public void Decode_OfWhatTheFuzzerKept_GivesAPictureOrOneLine()
    {
        using var folder = new TemporaryFolder();
        var files = Unpack(folder.Path);
        var decoded = 0;
        foreach (var path in files)
        {
            try
            {
                PictureFile.Read(path, 64 << 20).Dispose();
                decoded++;
            }
            catch (DataException error)
            {
                Assert.StartsWith(path + ": ", error.Message);
                Assert.DoesNotContain('\n', error.Message);
            }
        }

        Assert.InRange(decoded, 50, files.Length - 50);
    }

    [Fact]
    public void Decode_OfWhatTheFuzzerKeptInProcessesOfTheirOwn_NeitherCrashesNorHangsNorTakes256MiB()
    {
        using var folder = new TemporaryFolder();
        var files = Unpack(folder.Path);

        var lines = PictureCheck.Run(320, 5, files);

        Assert.Equal(files.Length, lines.Count);
        Assert.All(lines, line => Assert.True(line.Outcome is "decoded" or "refused" && line.PeakKibibytes < 256 << 10, line.ToString()));
    }

    private static string[] Unpack(string folder)
    {
        using var packed = File.OpenRead(RepositoryRoot.Combine("native/codecs/fuzz/corpus.tar.gz"));
        using var archive = new GZipStream(packed, CompressionMode.Decompress);
        TarFile.ExtractToDirectory(archive, folder, false);
        return Directory.GetFiles(folder);
    }
}
