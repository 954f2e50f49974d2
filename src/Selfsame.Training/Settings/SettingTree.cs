using Selfsame.Data;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Selfsame.Training.Settings;

/// <summary>Records as trees of named settings: values are laid over them by name, checked, and written as JSON.</summary>
internal static class SettingTree
{
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        WriteIndented = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>A JSON tree of a record.</summary>
    public static JsonObject Write(object record) => JsonSerializer.SerializeToNode(record, record.GetType(), Json)!.AsObject();

    /// <summary>The record with the values of an overlay in place of its own; every name, type and range is checked.</summary>
    public static object Merge(object record, JsonObject overlay, string prefix)
    {
        var tree = Write(record);
        Lay(record.GetType(), tree, overlay, prefix);
        return Read(record.GetType(), tree, prefix);
    }

    /// <summary>Whether a type is a record with settings of its own rather than a value.</summary>
    public static bool IsBranch(Type type) => Json.GetTypeInfo(type).Kind == JsonTypeInfoKind.Object;

    /// <summary>The setting of a name, or an error that suggests the nearest.</summary>
    public static JsonPropertyInfo Find(Type type, string name, string prefix)
    {
        var properties = Json.GetTypeInfo(type).Properties;
        return properties.FirstOrDefault(property => property.Name == name)
            ?? throw Unknown(prefix + name, properties.Select(property => prefix + property.Name));
    }

    /// <summary>The error for a setting that there is not.</summary>
    public static SettingException Unknown(string path, IEnumerable<string> candidates)
    {
        var names = candidates.ToArray();
        var suggestion = NearestName.Suggest(path, names);
        return new SettingException($"There is no setting '{path}'.{(suggestion.Length > 0 ? suggestion : $" There are: {string.Join(", ", names)}.")}");
    }

    /// <summary>A value as it is written on a command line, as JSON that fits the type.</summary>
    public static JsonNode? ParseText(string text, Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(string) || bare.IsEnum)
        {
            return text == "null" && bare == typeof(string) ? null : JsonValue.Create(text);
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    /// <summary>Checks the ranges of every setting of a record.</summary>
    public static void Validate(object record, string prefix)
    {
        foreach (var property in Json.GetTypeInfo(record.GetType()).Properties)
        {
            var value = property.Get?.Invoke(record);
            if (value is null)
            {
                continue;
            }

            if (IsBranch(property.PropertyType))
            {
                Validate(value, prefix + property.Name + ".");
                continue;
            }

            foreach (var check in property.AttributeProvider?.GetCustomAttributes(typeof(ValidationAttribute), true) ?? [])
            {
                if (check is RangeAttribute range && !InRange(range, value))
                {
                    throw new SettingException(
                        $"{prefix}{property.Name} must lie between {Print(range.Minimum)} and {Print(range.Maximum)}, but is {Print(value)}.");
                }
            }
        }
    }

    private static void Lay(Type type, JsonObject tree, JsonObject overlay, string prefix)
    {
        foreach (var (name, value) in overlay)
        {
            var property = Find(type, name, prefix);
            if (value is JsonObject branch && IsBranch(property.PropertyType) && tree[name] is JsonObject inner)
            {
                Lay(property.PropertyType, inner, branch, prefix + name + ".");
            }
            else
            {
                Check(property, value, prefix);
                tree[name] = value?.DeepClone();
            }
        }
    }

    // Each value is read on its own first, so that the error can name it.
    private static void Check(JsonPropertyInfo property, JsonNode? value, string prefix)
    {
        try
        {
            var read = value.Deserialize(property.PropertyType, Json);
            if (read is not null || IsNullable(property))
            {
                return;
            }
        }
        catch (JsonException)
        {
        }

        throw new SettingException($"{prefix}{property.Name} must be {Describe(property.PropertyType)}, but is {value?.ToJsonString(Json) ?? "null"}.");
    }

    private static bool IsNullable(JsonPropertyInfo property) =>
        property.PropertyType.IsValueType ? Nullable.GetUnderlyingType(property.PropertyType) is not null : property.IsSetNullable;

    private static object Read(Type type, JsonObject tree, string prefix)
    {
        try
        {
            var record = tree.Deserialize(type, Json)!;
            Validate(record, prefix);
            return record;
        }
        catch (JsonException error)
        {
            throw new SettingException($"The settings of {prefix.TrimEnd('.')} cannot be read: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    private static bool InRange(RangeAttribute range, object value)
    {
        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        return number >= Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture)
            && number <= Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);
    }

    private static string Print(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    /// <summary>What a value of a type may be, in words.</summary>
    public static string Describe(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare.IsEnum)
        {
            var names = Enum.GetValues(bare).Cast<object>().Select(value => JsonSerializer.Serialize(value, bare, Json).Trim('"'));
            return $"one of {string.Join(", ", names)}";
        }

        return Type.GetTypeCode(bare) switch
        {
            TypeCode.Boolean => "true or false",
            TypeCode.Int32 or TypeCode.Int64 => "a whole number",
            TypeCode.Double or TypeCode.Single => "a number",
            TypeCode.String => "a text",
            _ => "a JSON value of its kind",
        };
    }
}
