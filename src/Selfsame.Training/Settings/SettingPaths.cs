using System.Text.Json.Nodes;
using Selfsame.SelfSupervised;

namespace Selfsame.Training.Settings;

/// <summary>Where each setting belongs: some stand in the settings themselves, the others in a section of the recipe.</summary>
internal static class SettingPaths
{
    private const string Method = "method";

    // The sections whose values depend on the method, the picture size and the batch, and so are laid over the recipe later.
    private static readonly string[] Sections = [Method, "optimizer"];

    public static PretrainSettings Set(PretrainSettings settings, string path, string value)
    {
        var names = path.Split('.');
        if (!Sections.Contains(names[0]))
        {
            var type = names.SkipLast(1).Aggregate(typeof(PretrainSettings), (branch, name) => Branch(branch, name, path));
            var property = FindTop(type, names[^1], string.Join('.', names.SkipLast(1).Append("")));
            if (SettingTree.IsBranch(property))
            {
                throw new SettingException($"'{path}' is a group of settings; set one of them, for instance {path}.{SettingTree.Json.GetTypeInfo(property).Properties[0].Name}.");
            }

            return Keep((PretrainSettings)SettingTree.Merge(settings, Nest(names, SettingTree.ParseText(value, property)), ""), settings);
        }

        if (path is Method or "method.name")
        {
            return settings with { Method = value };
        }

        if (names.Length == 1)
        {
            throw new SettingException($"'{path}' is a group of settings; set one of them, such as {path}.NAME=VALUE.");
        }

        var leaf = LeafType(Recipe.Default(settings).Section(names[0]).GetType(), names, path);
        return Override(settings, path, SettingTree.ParseText(value, leaf)?.ToJsonString() ?? "null");
    }

    public static PretrainSettings Read(JsonObject tree)
    {
        var plain = new JsonObject();
        var settings = new PretrainSettings();
        foreach (var (name, value) in tree)
        {
            if (!Sections.Contains(name))
            {
                plain[name] = value?.DeepClone();
            }
        }

        CheckTop(plain);
        settings = (PretrainSettings)SettingTree.Merge(settings, plain, "");
        settings = settings with
        {
            Method = tree[Method] switch
            {
                null => settings.Method,
                JsonValue name => name.ToString(),
                JsonObject options => options["name"]?.ToString() ?? settings.Method,
                _ => throw new SettingException("method must be a name, or an object with a name and options."),
            },
        };

        foreach (var section in Sections)
        {
            foreach (var (name, value) in tree[section] as JsonObject ?? [])
            {
                if (section != Method || name != "name")
                {
                    settings = Override(settings, $"{section}.{name}", value?.ToJsonString() ?? "null");
                }
            }
        }

        return settings;
    }

    /// <summary>The settings as one tree; with a recipe every section is written in full.</summary>
    public static JsonObject Write(PretrainSettings settings, Recipe? recipe)
    {
        var tree = new JsonObject();
        if (settings.Expected is not null)
        {
            tree["expected"] = settings.Expected;
        }

        tree[Method] = new JsonObject { ["name"] = settings.Method };
        foreach (var (name, value) in SettingTree.Write(settings))
        {
            if (value is not null && name != "expected")
            {
                tree[name] = value.DeepClone();
            }
        }

        // What is left open in a group need not be said.
        foreach (var group in tree.Select(each => each.Value).OfType<JsonObject>())
        {
            foreach (var open in group.Where(each => each.Value is null).Select(each => each.Key).ToArray())
            {
                group.Remove(open);
            }
        }

        foreach (var empty in tree.Where(each => each.Value is JsonObject { Count: 0 }).Select(each => each.Key).ToArray())
        {
            tree.Remove(empty);
        }

        foreach (var section in Sections)
        {
            var target = tree[section] as JsonObject ?? [];
            if ((recipe?.Section(section) ?? Given(settings, section)) is { } record)
            {
                foreach (var (name, value) in SettingTree.Write(record))
                {
                    target[name] = value?.DeepClone();
                }
            }

            if (recipe is null)
            {
                foreach (var (name, value) in Overlay(settings, section))
                {
                    target[name] = value?.DeepClone();
                }
            }

            if (target.Count > 0)
            {
                tree[section] = target.Parent is null ? target : target.DeepClone();
            }
        }

        return tree;
    }

    /// <summary>The values laid over one section, as a tree.</summary>
    public static JsonObject Overlay(PretrainSettings settings, string section)
    {
        var tree = new JsonObject();
        foreach (var (path, json) in settings.Overrides)
        {
            var names = path.Split('.');
            if (names[0] == section)
            {
                var branch = tree;
                foreach (var name in names[1..^1])
                {
                    branch = branch[name] as JsonObject ?? (JsonObject)(branch[name] = new JsonObject())!;
                }

                branch[names[^1]] = JsonNode.Parse(json);
            }
        }

        return tree;
    }

    private static object? Given(PretrainSettings settings, string section) => section switch
    {
        Method => settings.MethodOptions,
        _ => settings.Optimizer,
    };

    // Resolving once with a made-up context finds wrong names, types and ranges at once, not when the run starts.
    private static PretrainSettings Override(PretrainSettings settings, string path, string json)
    {
        var changed = settings with { Overrides = [.. settings.Overrides, new SettingOverride(path, json)] };
        _ = Recipe.Resolve(changed, new RecipeContext { ImageSize = settings.ImageSize, GlobalBatch = settings.BatchSize });
        return changed;
    }

    // Merging goes through JSON, which carries only the plain settings.
    private static PretrainSettings Keep(PretrainSettings merged, PretrainSettings settings) => merged with
    {
        Method = settings.Method,
        MethodOptions = settings.MethodOptions,
        Optimizer = settings.Optimizer,
        Overrides = settings.Overrides,
    };

    private static void CheckTop(JsonObject plain)
    {
        foreach (var (name, _) in plain)
        {
            FindTop(typeof(PretrainSettings), name, "");
        }
    }

    private static Type FindTop(Type type, string name, string prefix)
    {
        var names = SettingTree.Json.GetTypeInfo(type).Properties;
        return names.FirstOrDefault(property => property.Name == name)?.PropertyType
            ?? throw SettingTree.Unknown(prefix + name, names.Select(property => prefix + property.Name).Concat(prefix.Length == 0 ? Sections : []));
    }

    private static Type Branch(Type type, string name, string path)
    {
        var branch = FindTop(type, name, "");
        return SettingTree.IsBranch(branch) ? branch : throw new SettingException($"There is no setting '{path}': {name} is a single value.");
    }

    private static Type LeafType(Type type, string[] names, string path)
    {
        var prefix = names[0] + ".";
        for (var index = 1; ; index++)
        {
            var property = SettingTree.Find(type, names[index], prefix);
            if (index == names.Length - 1)
            {
                return property.PropertyType;
            }

            type = SettingTree.IsBranch(property.PropertyType)
                ? property.PropertyType
                : throw new SettingException($"There is no setting '{path}': {prefix}{names[index]} is a single value.");
            prefix += names[index] + ".";
        }
    }

    private static JsonObject Nest(string[] names, JsonNode? value)
    {
        for (var index = names.Length - 1; index > 0; index--)
        {
            value = new JsonObject { [names[index]] = value };
        }

        return new JsonObject { [names[0]] = value };
    }
}
