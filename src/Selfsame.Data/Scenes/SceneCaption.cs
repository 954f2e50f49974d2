using System.Numerics;
using System.Text;

namespace Selfsame.Data.Scenes;

/// <summary>Puts a scene into a sentence.</summary>
internal static class SceneCaption
{
    private const float LargeFrom = 0.97f;

    internal static string Of(SceneDescription scene)
    {
        var main = scene.Main;
        var text = new StringBuilder();
        text.Append(main.Size >= LargeFrom ? "A large " : "A small ").Append(Surface(main)).Append(' ').Append(Noun(main.Shape));
        if (main.IsLying)
        {
            text.Append(main.Shape == SolidShape.Torus ? " standing on its edge" : " lying on its side");
        }

        var ground = scene.GroundColour.Name;
        text.Append(" on ").Append(Article(ground)).Append(ground).Append(scene.GroundTiles > 0 ? "-tinted tiled ground" : "-tinted ground");
        text.Append(", lit from ").Append(LightSide(scene));
        for (var i = 1; i < scene.Solids.Count; i++)
        {
            var other = scene.Solids[i];
            text.Append(i == 1 ? ", with " : " and ").Append(Article(Surface(other))).Append(Surface(other)).Append(' ')
                .Append(Noun(other.Shape)).Append(i == scene.Solids.Count - 1 ? " nearby" : "");
        }

        return text.Append('.').ToString();
    }

    private static string Surface(Solid solid) => solid.Material switch
    {
        SurfaceMaterial.Shiny => $"shiny {solid.Colour.Name}",
        SurfaceMaterial.Checkered => $"{solid.Colour.Name} and {solid.SecondColour.Name} checkered",
        _ => $"matte {solid.Colour.Name}",
    };

    private static string Noun(SolidShape shape) => shape switch
    {
        SolidShape.Sphere => "sphere",
        SolidShape.Cube => "cube",
        SolidShape.Cylinder => "cylinder",
        SolidShape.Cone => "cone",
        _ => "torus",
    };

    private static string Article(string word) => "aeiou".Contains(word[0], StringComparison.Ordinal) ? "an " : "a ";

    private static string LightSide(SceneDescription scene)
    {
        var forward = Vector3.Normalize((scene.Target - scene.Camera) with { Z = 0 });
        var right = Vector3.Cross(forward, Vector3.UnitZ);
        var (across, along) = (Vector3.Dot(scene.Light, right), Vector3.Dot(scene.Light, forward));
        return MathF.Abs(across) > MathF.Abs(along) ? (across > 0 ? "the right" : "the left") : (along > 0 ? "behind" : "the front");
    }
}
