namespace Selfsame.Data.Scenes;

/// <summary>What is exactly so in a procedural picture: the answers to every task one may set on it.</summary>
public sealed class SceneTruth
{
    private readonly byte[] _mask;
    private readonly float[] _depth;
    private readonly float[] _normals;

    internal SceneTruth(SceneDescription scene, int size)
    {
        Scene = scene;
        Size = size;
        Caption = SceneCaption.Of(scene);
        _mask = new byte[size * size];
        _depth = new float[size * size];
        _normals = new float[3 * size * size];
        SceneRenderer.Measure(scene, size, _mask, _depth, _normals);
        var boxes = new PictureBox[scene.Solids.Count];
        for (var i = 0; i < boxes.Length; i++)
        {
            boxes[i] = PictureBox.Around(_mask, size, (byte)(i + 1));
        }

        Boxes = boxes;
    }

    /// <summary>All factors of the scene.</summary>
    public SceneDescription Scene { get; }

    /// <summary>The side of the picture in pixels.</summary>
    public int Size { get; }

    /// <summary>One sentence that says what is seen.</summary>
    public string Caption { get; }

    /// <summary>The box around what is seen of each solid, in the order of <see cref="SceneDescription.Solids"/>; empty where it is hidden.</summary>
    public IReadOnlyList<PictureBox> Boxes { get; }

    /// <summary>The box around the main solid.</summary>
    public PictureBox Box => Boxes[0];

    /// <summary>For each pixel 0 for ground and sky, 1 for the main solid, 2 and 3 for the small ones; size x size.</summary>
    public ReadOnlySpan<byte> Mask => _mask;

    /// <summary>For each pixel the distance along the camera's axis in scene units, 0 for the sky; size x size.</summary>
    public ReadOnlySpan<float> Depth => _depth;

    /// <summary>
    /// For each pixel the unit normal of the surface in the camera's axes (x right, y up, z towards the camera), 0 for the sky; size x size x 3.
    /// </summary>
    public ReadOnlySpan<float> Normals => _normals;
}
