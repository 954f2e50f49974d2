using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Sources;

namespace Selfsame.Data.Scenes;

/// <summary>The built-in procedural world: solids on a ground, drawn when they are read. The shape of the main solid is the class.</summary>
/// <remarks>
/// Picture i of a split is a function of the seed, the split and i alone, whatever the count; its class is i modulo 5, so that every
/// class is equally frequent. Shape, colour, material, size, pose, light, camera and clutter vary independently of each other.
/// </remarks>
public sealed class SceneSource : PictureSource
{
    private const int LeastSize = 8;
    private const int MostSize = 1024;
    private const double ColourVariation = 0.08;

    private readonly long _seed;
    private readonly SceneSplit _split;
    private readonly MainColour _colour;

    /// <summary>A source of procedural pictures.</summary>
    /// <param name="split">Which part of the world.</param>
    /// <param name="count">How many pictures, at least 1.</param>
    /// <param name="size">Their side in pixels, 8 to 1024.</param>
    /// <param name="seed">Another seed is another world.</param>
    /// <param name="colour">What the main solid's colour follows; all else is the same either way.</param>
    public SceneSource(SceneSplit split, int count = 4000, int size = 64, long seed = 1, MainColour colour = MainColour.Free)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, LeastSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MostSize);
        _split = split;
        _seed = seed;
        _colour = colour;
        Count = count;
        PictureSize = size;
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <summary>The side of the pictures in pixels.</summary>
    public int PictureSize { get; }

    /// <inheritdoc/>
    public override string Description => $"scenes {SplitName(_split)}: {Count:N0} pictures of {PictureSize} x {PictureSize} in {Classes.Count} classes, seed {_seed}{Tie(", its colour tied to the shape", ", its colour untied from the shape")}";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Classes { get; } = ["sphere", "cube", "cylinder", "cone", "torus"];

    /// <inheritdoc/>
    public override bool HasLabels => true;

    /// <inheritdoc/>
    public override Picture Read(int index) => SceneRenderer.Draw(Scene(index), PictureSize);

    /// <inheritdoc/>
    public override string Identity(int index) => $"scenes-{SplitName(_split)}-{_seed}{Tie("-tied", "-untied")}/{index:D6}";

    /// <inheritdoc/>
    public override long StoredBytes(int index) => 3L * PictureSize * PictureSize;

    /// <inheritdoc/>
    public override int Label(int index) => index % Classes.Count;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Quantities => SceneQuantities.Names;

    /// <inheritdoc/>
    public override double[] ReadQuantities(int index)
    {
        var truth = Truth(index);
        return [.. Enumerable.Range(0, Quantities.Count).Select(quantity => SceneQuantities.Of(truth, quantity))];
    }

    /// <summary>All factors of a picture's scene.</summary>
    public SceneDescription Scene(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return SceneGenerator.Draw(Philox.At(_seed, (int)_split, index, 0, RandomPurpose.Scene), (SolidShape)Label(index), Colour(index));
    }

    /// <summary>The scene of a picture with its mask, boxes, depth, normals and caption.</summary>
    public SceneTruth Truth(int index) => new(Scene(index), PictureSize);

    internal static SceneSource Open(string split, SourceOptions options)
    {
        options.Allow("n", "size", "seed", "colour");
        var part = split switch
        {
            "train" => SceneSplit.Train,
            "test" => SceneSplit.Test,
            "validation" => SceneSplit.Validation,
            _ => throw new DataException(
                $"scenes:{split}: there is no such part: it may be train, test, validation.{NearestName.Suggest(split, ["train", "test", "validation"])}"),
        };
        return new SceneSource(
            part,
            (int)options.Number("n", 4000, 1, int.MaxValue),
            (int)options.Number("size", 64, LeastSize, MostSize),
            options.Number("seed", 1, 0, long.MaxValue),
            options.Choice("colour", "free", "free", "shape", "untied") switch
            {
                "shape" => MainColour.Shape,
                "untied" => MainColour.Untied,
                _ => MainColour.Free,
            });
    }

    private SceneColour? Colour(int index)
    {
        if (_colour == MainColour.Free)
        {
            return null;
        }

        // A stream of its own: the rest of the scene is what it would be without.
        var stream = Philox.At(_seed, (int)_split, index, 1, RandomPurpose.Scene);
        var any = stream.Next(Classes.Count);
        var colour = SceneColour.OfShapes[_colour == MainColour.Shape ? Label(index) : any];
        float Varied(float value) => Math.Clamp(value + (float)stream.Uniform(-ColourVariation, ColourVariation), 0.02f, 1);
        return colour with { Red = Varied(colour.Red), Green = Varied(colour.Green), Blue = Varied(colour.Blue) };
    }

    private string Tie(string tied, string untied) => _colour switch
    {
        MainColour.Shape => tied,
        MainColour.Untied => untied,
        _ => "",
    };

    private static string SplitName(SceneSplit split) => split switch
    {
        SceneSplit.Train => "train",
        SceneSplit.Test => "test",
        _ => "validation",
    };
}
