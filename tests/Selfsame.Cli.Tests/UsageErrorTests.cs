using Xunit;

namespace Selfsame.Cli.Tests;

public sealed class UsageErrorTests
{
    [Fact]
    public void Command_Misspelt_NamesTheNearest() => SelfsameProcess.Run("pretran", "simclr").FailsWith(2, "'selfsame pretran'", "'pretrain'");

    [Fact]
    public void Command_OfData_Misspelt_NamesTheNearest() => SelfsameProcess.Run("data", "inspekt", "x").FailsWith(2, "'selfsame data inspekt'", "'inspect'");

    [Fact]
    public void Command_Missing_ListsThem() => SelfsameProcess.Run("data").FailsWith(2, "inspect");

    [Fact]
    public void Option_Misspelt_NamesTheNearest() =>
        SelfsameProcess.Run("pretrain", "simclr", "--data", "scenes:train", "--out", "/nowhere", "--epoch", "3").FailsWith(2, "'--epoch'", "'--epochs'");

    [Fact]
    public void Option_Missing_IsNamed() => SelfsameProcess.Run("evaluate", "runs/x", "--train", "scenes:train").FailsWith(2, "--test");

    [Fact]
    public void Argument_Missing_IsNamed() => SelfsameProcess.Run("embed", "--data", "scenes:train", "--out", "x.npy").FailsWith(2, "RUN");

    [Fact]
    public void Option_WithoutItsValue_IsNamed() => SelfsameProcess.Run("demo", "--out").FailsWith(2, "--out");

    [Fact]
    public void Number_ThatIsNone_IsSaid() => SelfsameProcess.Run("demo", "--seed", "seven").FailsWith(2, "--seed", "'seven'");

    [Fact]
    public void Protocol_Misspelt_NamesTheNearest() =>
        SelfsameProcess.Run("evaluate", "runs/x", "--train", "scenes:train", "--test", "scenes:test", "--protocols", "knn,linaer").FailsWith(2, "'linaer'", "'linear'");

    [Fact]
    public void Method_Misspelt_NamesTheNearest()
    {
        SelfsameProcess.Run("methods", "simcrl").FailsWith(2, "'simcrl'", "'simclr'");
        SelfsameProcess.Run("pretrain", "simcrl", "--data", "scenes:train", "--out", "/nowhere/x").FailsWith(2, "'simcrl'", "'simclr'");
    }
}
