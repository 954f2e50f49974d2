using System.Numerics;
using Selfsame.Data.Scenes;

namespace Selfsame.Data.Tests.Scenes;

public sealed class SceneTruthTests
{
    private const int Side = 48;

    [Fact]
    public void Box_MainSolid_IsTightAroundItsMask()
    {
        var truth = Truth(3);
        var box = truth.Box;
        var inside = 0;
        for (var i = 0; i < Side * Side; i++)
        {
            var (x, y) = (i % Side, i / Side);
            if (truth.Mask[i] == 1)
            {
                inside++;
                Assert.InRange(x, box.Left, box.Left + box.Width - 1);
                Assert.InRange(y, box.Top, box.Top + box.Height - 1);
            }
        }

        Assert.InRange(inside, 50, box.Width * box.Height);
    }

    [Fact]
    public void MainSolid_OfManyPictures_IsWellInView()
    {
        var source = new SceneSource(SceneSplit.Train, 200, Side);
        for (var index = 0; index < source.Count; index++)
        {
            var truth = source.Truth(index);
            var visible = truth.Mask.Count((byte)1);
            Assert.True(visible > Side * Side / 50, $"picture {index} shows {visible} pixels of its main solid");
        }
    }

    [Fact]
    public void Depth_OfTheMainSolid_IsAboutItsDistance()
    {
        for (var index = 0; index < 20; index++)
        {
            var truth = Truth(index);
            var main = truth.Scene.Main;
            var forward = Vector3.Normalize(truth.Scene.Target - truth.Scene.Camera);
            var expected = Vector3.Dot(main.Centre - truth.Scene.Camera, forward);
            for (var i = 0; i < Side * Side; i++)
            {
                if (truth.Mask[i] == 1)
                {
                    Assert.InRange(truth.Depth[i], expected - main.Size, expected + main.Size);
                }
            }
        }
    }

    [Fact]
    public void Depth_OfTheGround_GivesBackTheGroundPlane()
    {
        // Depth, field of view and camera together must put every ground pixel at height 0.
        for (var index = 0; index < 10; index++)
        {
            var truth = Truth(index);
            var scene = truth.Scene;
            var forward = Vector3.Normalize(scene.Target - scene.Camera);
            var level = Vector3.Normalize(Vector3.Cross(forward, Vector3.UnitZ));
            var right = Vector3.Transform(level, Quaternion.CreateFromAxisAngle(forward, scene.Roll));
            var up = Vector3.Cross(right, forward);
            var tangent = MathF.Tan(scene.FieldOfView / 2);
            for (var i = 0; i < Side * Side; i++)
            {
                if (truth.Mask[i] == 0 && truth.Depth[i] > 0)
                {
                    var (x, y) = ((i % Side + 0.5f) * 2 / Side - 1, 1 - (i / Side + 0.5f) * 2 / Side);
                    var point = scene.Camera + truth.Depth[i] * (forward + right * (x * tangent) + up * (y * tangent));
                    Assert.Equal(0, point.Z, 2e-3f * truth.Depth[i]);
                }
            }
        }
    }

    [Fact]
    public void Normals_OfASphere_PointFromItsMiddle()
    {
        var truth = Truth(0); // a sphere
        var scene = truth.Scene;
        Assert.Equal(SolidShape.Sphere, scene.Main.Shape);
        var forward = Vector3.Normalize(scene.Target - scene.Camera);
        var level = Vector3.Normalize(Vector3.Cross(forward, Vector3.UnitZ));
        var right = Vector3.Transform(level, Quaternion.CreateFromAxisAngle(forward, scene.Roll));
        var up = Vector3.Cross(right, forward);
        var tangent = MathF.Tan(scene.FieldOfView / 2);
        for (var i = 0; i < Side * Side; i++)
        {
            if (truth.Mask[i] == 1)
            {
                var (x, y) = ((i % Side + 0.5f) * 2 / Side - 1, 1 - (i / Side + 0.5f) * 2 / Side);
                var point = scene.Camera + truth.Depth[i] * (forward + right * (x * tangent) + up * (y * tangent));
                var normal = (point - scene.Main.Centre) / scene.Main.Size;
                Assert.Equal(Vector3.Dot(normal, right), truth.Normals[3 * i], 0.02f);
                Assert.Equal(Vector3.Dot(normal, up), truth.Normals[3 * i + 1], 0.02f);
                Assert.Equal(-Vector3.Dot(normal, forward), truth.Normals[3 * i + 2], 0.02f);
            }
        }
    }

    [Fact]
    public void Normals_OfEverySurface_HaveLengthOneAndFaceTheCamera()
    {
        for (var index = 0; index < 25; index++)
        {
            var truth = Truth(index);
            for (var i = 0; i < Side * Side; i++)
            {
                var normal = new Vector3(truth.Normals[3 * i], truth.Normals[3 * i + 1], truth.Normals[3 * i + 2]);
                Assert.Equal(truth.Depth[i] > 0 ? 1 : 0, normal.Length(), 1e-3f);
            }
        }
    }

    [Fact]
    public void Surfaces_OfEveryShape_LieWhereTheirProportionsSay()
    {
        for (var index = 0; index < 50; index++)
        {
            var truth = Truth(index);
            var (scene, main) = (truth.Scene, truth.Scene.Main);
            var forward = Vector3.Normalize(scene.Target - scene.Camera);
            var level = Vector3.Normalize(Vector3.Cross(forward, Vector3.UnitZ));
            var right = Vector3.Transform(level, Quaternion.CreateFromAxisAngle(forward, scene.Roll));
            var up = Vector3.Cross(right, forward);
            var tangent = MathF.Tan(scene.FieldOfView / 2);
            for (var i = 0; i < Side * Side; i += 3)
            {
                if (truth.Mask[i] == 1)
                {
                    var (x, y) = ((i % Side + 0.5f) * 2 / Side - 1, 1 - (i / Side + 0.5f) * 2 / Side);
                    var point = scene.Camera + truth.Depth[i] * (forward + right * (x * tangent) + up * (y * tangent));
                    var own = Vector3.Transform(point - main.Centre, Quaternion.Conjugate(main.Orientation));
                    Assert.InRange(FromSurface(main, own), -0.03f, 0.03f);
                }
            }
        }
    }

    [Fact]
    public void Caption_SaysShapeColourAndSurface()
    {
        for (var index = 0; index < 25; index++)
        {
            var truth = Truth(index);
            var main = truth.Scene.Main;

            Assert.Contains(main.Shape.ToString().ToLowerInvariant(), truth.Caption, StringComparison.Ordinal);
            Assert.Contains(main.Colour.Name, truth.Caption, StringComparison.Ordinal);
            Assert.Contains(main.Material.ToString().ToLowerInvariant(), truth.Caption, StringComparison.Ordinal);
            Assert.EndsWith(".", truth.Caption, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Around_MaskWithoutTheValue_IsEmpty()
    {
        Assert.True(PictureBox.Around(new byte[16], 4, 1).IsEmpty);
        Assert.Equal(new PictureBox(1, 2, 2, 1), PictureBox.Around([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0], 4, 1));
    }

    private static SceneTruth Truth(int index) => new SceneSource(SceneSplit.Train, 100, Side).Truth(index);

    // How far a point is from each shape by its plain definition, in the direction that matters there; rounded edges are within the tolerance.
    private static float FromSurface(Solid solid, Vector3 point)
    {
        var size = solid.Proportions;
        var around = MathF.Sqrt(point.X * point.X + point.Y * point.Y);
        return solid.Shape switch
        {
            SolidShape.Sphere => point.Length() - size.X,
            SolidShape.Cube => MathF.Max(MathF.Abs(point.X) - size.X, MathF.Max(MathF.Abs(point.Y) - size.Y, MathF.Abs(point.Z) - size.Z)),
            SolidShape.Cylinder => MathF.Max(around - size.X, MathF.Abs(point.Z) - size.Z),
            SolidShape.Cone => MathF.Max(around - size.X * (size.Z - point.Z) / (2 * size.Z), -point.Z - size.Z),
            _ => MathF.Sqrt((around - size.X) * (around - size.X) + point.Z * point.Z) - size.Z,
        };
    }
}
