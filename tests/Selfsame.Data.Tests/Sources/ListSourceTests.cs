using Selfsame.Data.Sources;
using Selfsame.Testing;

namespace Selfsame.Data.Tests.Sources;

public sealed class ListSourceTests
{
    [Fact]
    public void Open_PathAndClass_NumbersNamesInOrdinalOrder()
    {
        using var folder = new PictureFolder().With("a/1.png", 5, 6).WithText("list.csv", "path,class\na/1.png,dog\na/2.png,cat\na/3.png,dog\n");
        var source = PictureSources.Open(folder.Combine("list.csv"));

        Assert.Equal(["cat", "dog"], source.Classes);
        Assert.Equal([1, 0, 1], Enumerable.Range(0, 3).Select(source.Label));
        Assert.Equal("a/2.png", source.Identity(1));
        using var picture = source.Read(0);
        Assert.Equal(5, picture.Width);
    }

    [Fact]
    public void Open_NumericLabelsWithNames_KeepsTheNumbers()
    {
        using var folder = new PictureFolder().With("1.png").WithText("list.csv", "path,class,label\r\n1.png,b,0\r\n2.png,a,2\r\n");
        var source = PictureSources.Open(folder.Combine("list.csv"));

        Assert.Equal(["b", "1", "a"], source.Classes);
        Assert.Equal([0, 2], Enumerable.Range(0, 2).Select(source.Label));
    }

    [Fact]
    public void Open_QuotedFields_FollowsTheStandard()
    {
        using var folder = new PictureFolder().With("a, b \"c\".png")
            .WithText("list.csv", "\"path\",class\n\"a, b \"\"c\"\".png\",\"two\nlines\"\n");
        var source = PictureSources.Open(folder.Combine("list.csv"));

        Assert.Equal("a, b \"c\".png", source.Identity(0));
        Assert.Equal(["two\nlines"], source.Classes);
        source.Read(0).Dispose();
    }

    [Fact]
    public void Open_SomeRowsWithoutClass_IsNotFullyLabelled()
    {
        using var folder = new PictureFolder().With("1.png").WithText("list.csv", "path,class\n1.png,\n2.png,cat\n");
        var source = PictureSources.Open(folder.Combine("list.csv"));

        Assert.Equal([-1, 0], Enumerable.Range(0, 2).Select(source.Label));
        Assert.False(source.HasLabels);
    }

    [Fact]
    public void Open_OtherColumns_AreChosenByOptions()
    {
        using var folder = new PictureFolder().With("1.png").WithText("list.csv", "file,kind,class\n1.png,x,y\n");
        var source = PictureSources.Open($"list:{folder.Combine("list.csv")}?path=file&class=kind");

        Assert.Equal(["x"], source.Classes);
    }

    [Fact]
    public void Open_JsonLines_ReadsTextAndNumbers()
    {
        using var folder = new PictureFolder().With("1.png")
            .WithText("list.jsonl", "{\"path\": \"1.png\", \"label\": 1, \"caption\": [\"x\"]}\n\n{\"label\": 0, \"path\": \"2.png\"}\n");
        var source = PictureSources.Open(folder.Combine("list.jsonl"));

        Assert.Equal([1, 0], Enumerable.Range(0, 2).Select(source.Label));
        Assert.Equal("2.png", source.Identity(1));
    }

    [Fact]
    public void Open_WithoutPathColumn_NamesTheColumns()
    {
        using var folder = new PictureFolder().WithText("list.csv", "paths,class\n1.png,a\n");

        OneLine.Error(() => PictureSources.Open(folder.Combine("list.csv")), "no column 'path'", "paths, class", "Did you mean 'paths'?", "?path=");
    }

    [Fact]
    public void Open_JsonWithoutPath_NamesTheProperties()
    {
        using var folder = new PictureFolder().WithText("list.jsonl", "{\"image\": \"1.png\"}\n");

        OneLine.Error(() => PictureSources.Open(folder.Combine("list.jsonl")), "no column 'path'", "image");
    }

    [Theory]
    [InlineData("list.csv", "", "is empty")]
    [InlineData("list.csv", "path,class\n", "lists no pictures")]
    [InlineData("list.csv", "path,class\n1.png\n", "line 2: 1 fields")]
    [InlineData("list.csv", "path,class\n1.png,\"a\n", "line 2: a quotation mark")]
    [InlineData("list.csv", "path,class\n,a\n", "line 2: the path is empty")]
    [InlineData("list.csv", "path,class,label\n1.png,a,0\n2.png,b,0\n", "line 3: label 0 is called 'b' here and 'a' above")]
    [InlineData("list.jsonl", "{\"path\": \"1.png\"}\n{\"path\"", "line 2")]
    [InlineData("list.jsonl", "[1]\n", "line 1: a JSON object")]
    public void Open_MalformedList_SaysWhere(string name, string text, string expected)
    {
        using var folder = new PictureFolder().With("1.png").WithText(name, text);

        OneLine.Error(() => PictureSources.Open(folder.Combine(name)), name, expected);
    }

    [Fact]
    public void Open_FilesThatAreNotThere_SaysWhereItLooked()
    {
        using var folder = new PictureFolder().WithText("lists/list.csv", "path\n1.png\n2.png\n");

        OneLine.Error(() => PictureSources.Open(folder.Combine("lists/list.csv")), folder.Combine("lists/1.png"), "relative to the list's own folder");
    }

    [Fact]
    public void Open_FirstAndSecond_IsAListOfPairsLabelledBySimilar()
    {
        using var folder = new PictureFolder().With("1.png", 3, 3).With("2.png", 4, 4)
            .WithText("list.csv", "first,second,similar\n1.png,2.png,1\n2.png,2.png,0\n");
        var source = PictureSources.Open(folder.Combine("list.csv"));

        Assert.Equal((2, 2), (source.Count, source.PicturesPerSample));
        Assert.Equal("1.png + 2.png", source.Identity(0));
        Assert.Equal(["different", "similar"], source.Classes);
        Assert.Equal([1, 0], Enumerable.Range(0, 2).Select(source.Label));
        Assert.True(source.HasLabels);
        Assert.Equal([3, 4], Enumerable.Range(0, 2).Select(part => source.Read(0, part).Width));
        Assert.Equal(new FileInfo(folder.Combine("1.png")).Length + new FileInfo(folder.Combine("2.png")).Length, source.StoredBytes(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Read(0, 2));
        Assert.Contains("2 pairs", source.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AnchorPositiveNegative_IsAListOfTriplets()
    {
        using var folder = new PictureFolder().With("1.png", 3).With("2.png", 4).With("3.png", 5)
            .WithText("list.jsonl", "{\"anchor\": \"1.png\", \"positive\": \"2.png\", \"negative\": \"3.png\"}\n");
        var source = PictureSources.Open(folder.Combine("list.jsonl"));

        Assert.Equal((1, 3), (source.Count, source.PicturesPerSample));
        Assert.False(source.HasLabels);
        Assert.Equal([3, 4, 5], Enumerable.Range(0, 3).Select(part => source.Subset([0]).Read(0, part).Width));
    }

    [Fact]
    public void Open_PairsThatDoNotSayWhetherTheyAreSimilar_HaveNoLabels()
    {
        using var folder = new PictureFolder().With("1.png").WithText("list.csv", "first,second\n1.png,1.png\n");
        var source = PictureSources.Open(folder.Combine("list.csv"));

        Assert.Equal((2, -1, false), (source.PicturesPerSample, source.Label(0), source.HasLabels));
    }

    [Theory]
    [InlineData("first,sceond,similar\n1.png,1.png,1\n", "no column 'second'", "Did you mean 'sceond'?")]
    [InlineData("anchor,positive\n1.png,1.png\n", "no column 'negative'", "anchor, positive, negative")]
    [InlineData("first,second,similar\n1.png,1.png,yes\n", "line 2: similar is 'yes'", "write 1")]
    [InlineData("first,second,similar\n1.png,,1\n", "line 2: the second is empty", "remove the row")]
    public void Open_MalformedPairs_SaysWhere(string text, string what, string help)
    {
        using var folder = new PictureFolder().With("1.png").WithText("list.csv", text);

        OneLine.Error(() => PictureSources.Open(folder.Combine("list.csv")), what, help);
    }

    [Fact]
    public void Open_RealLists_AgreeWithTheirFolders()
    {
        var list = PictureSources.Open(SharedFiles.Data("cifar10/train.csv"));
        var folder = PictureSources.Open(SharedFiles.Data("cifar10/train"));

        Assert.Equal(folder.Count, list.Count);
        Assert.Equal(folder.Classes, list.Classes);
        Assert.Equal(43, PictureSources.Open($"list:{SharedFiles.Data("grocery/train.csv")}?class=coarse_class").Classes.Count);
        Assert.Equal(2720, PictureSources.Open($"list:{SharedFiles.Data("omniglot_small1/labels.csv")}?class=character").Count);
    }

    [Fact]
    public void Open_ColumnsOfNumbers_KnowsThemOfEveryPicture()
    {
        using var folder = new PictureFolder().With("1.png").WithText("list.csv", "path,age,Length\n1.png,7,1.5e3\n2.png,-0.25,2\n")
            .WithText("list.jsonl", "{\"path\": \"1.png\", \"age\": 7}\n{\"path\": \"2.png\", \"age\": \"8.5\"}\n");

        var source = PictureSources.Open(folder.Combine("list.csv") + "?number=age,length");
        Assert.Equal(["age", "length"], source.Quantities);
        Assert.Equal([-0.25, 2], source.ReadQuantities(1));
        Assert.Equal([[-0.25, 2], [7, 1500]], Enumerable.Range(0, 2).Select(source.Subset([1, 0]).ReadQuantities));
        Assert.Equal([8.5], PictureSources.Open(folder.Combine("list.jsonl") + "?number=age").ReadQuantities(1));
        Assert.Empty(PictureSources.Open(folder.Combine("list.csv")).Quantities);
    }

    [Fact]
    public void Open_NumberThatIsNone_NamesLineAndColumn()
    {
        using var folder = new PictureFolder().With("1.png").WithText("list.csv", "path,age\n1.png,7\n2.png,old\n");

        var error = Assert.Throws<DataException>(() => PictureSources.Open(folder.Combine("list.csv") + "?number=age"));
        Assert.Contains("line 3: age is 'old', which is no number", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<DataException>(() => PictureSources.Open(folder.Combine("list.csv") + "?number=agee"));
        Assert.Contains("'agee', only path, age", error.Message, StringComparison.Ordinal);
    }
}
