using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Selfsame.SelfSupervised;

namespace Selfsame.Training.Settings;

/// <summary>What can be set of a method, read from its options record: names, defaults, ranges, and the meaning from its documentation.</summary>
/// <remarks>Some defaults follow the length of the run or the number of pictures: these are of 100 epochs over 25,600 pictures.</remarks>
public static class MethodSettings
{
    private static readonly RecipeContext OrdinaryRun = new() { StepsPerEpoch = 100, TotalSteps = 100 * 100 };

    /// <summary>Every setting of a method, in the order of its options.</summary>
    /// <param name="entry">The method.</param>
    public static IReadOnlyList<MethodSetting> Of(MethodEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var family = entry.Backbones[0];
        var small = SettingTree.Write(entry.DefaultOptions(OrdinaryRun with { ImageSize = 32, Backbone = family }));
        var large = SettingTree.Write(entry.DefaultOptions(OrdinaryRun with { ImageSize = 224, Backbone = family }));
        var meanings = DocumentationFile.Beside(entry.OptionsType.Assembly);
        return [.. Walk(entry.OptionsType, small, large, "method.", meanings)];
    }

    private static IEnumerable<MethodSetting> Walk(Type type, JsonObject small, JsonObject large, string prefix, DocumentationFile meanings)
    {
        foreach (var property in SettingTree.Json.GetTypeInfo(type).Properties)
        {
            var (name, member) = (prefix + property.Name, (System.Reflection.PropertyInfo)property.AttributeProvider!);
            if (SettingTree.IsBranch(property.PropertyType) && small[property.Name] is JsonObject inner && large[property.Name] is JsonObject other)
            {
                foreach (var setting in Walk(property.PropertyType, inner, other, name + ".", meanings))
                {
                    yield return setting;
                }
            }
            else
            {
                yield return new MethodSetting(name, Print(small[property.Name]), Print(large[property.Name]), Range(property), meanings.Summary(member));
            }
        }
    }

    private static string Print(JsonNode? value) => value is null ? "none" : value.ToJsonString(SettingTree.Json).Trim('"');

    private static string Range(JsonPropertyInfo property)
    {
        var range = property.AttributeProvider!.GetCustomAttributes(typeof(RangeAttribute), true).Cast<RangeAttribute>().FirstOrDefault();
        return range is null
            ? SettingTree.Describe(property.PropertyType)
            : FormattableString.Invariant($"{range.Minimum} to {range.Maximum}");
    }
}
