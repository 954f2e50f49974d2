using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using Selfsame.Training;
using Selfsame.Training.Settings;

namespace Selfsame.Cli.Commands;

/// <summary>Arguments and options that several commands have, so that they read alike everywhere.</summary>
internal static class CommandOptions
{
    internal static Option<bool> Json() => new("--json") { Description = "Print one JSON document on standard output and nothing else" };

    internal static Argument<string> Source() => new("SOURCE")
    {
        Description = "A folder, a .csv or .jsonl list, .tar shards, idx or CIFAR files, or scenes:train|test (folder:, list:, tar:, idx:, cifar10:, cifar100: say which)",
    };

    internal static Argument<string> Run() => new("RUN") { Description = "A run directory or an encoder.safetensors" };

    internal static Argument<string> RunOrEmbeddings() => new("RUN|EMBEDDINGS")
    {
        Description = "A run or an encoder, which encodes the pictures of --data now; or a file that 'selfsame embed' has written, which is much quicker",
    };

    internal static Option<string> Pictures(string what) =>
        Text("--data", "SOURCE", $"{what}; with embeddings those they were made of (where they were then)");

    internal static Option<string> Encoder(string when) => Text("--encoder", "RUN", $"With embeddings: the encoder that made them{when} (where it was then)");

    internal static Option<bool> Overwrite() => new("--overwrite") { Description = "Replace what is there already" };

    internal static Option<string> Text(string name, string help, string description, bool required = false)
        => new(name) { HelpName = help, Description = description, Required = required };

    internal static Option<string[]> Set() =>
        new("--set") { HelpName = "KEY=VALUE", Description = "Any other setting, such as method.temperature=0.2 or backbone.width=16; may be repeated" };

    /// <summary>Lays KEY=VALUE pairs over settings.</summary>
    internal static PretrainSettings Apply(PretrainSettings settings, string[]? pairs)
    {
        foreach (var pair in pairs ?? [])
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) throw new SettingException($"--set takes KEY=VALUE, such as method.temperature=0.2, not '{pair}'.");
            settings = settings.Set(pair[..equals], pair[(equals + 1)..]);
        }
        return settings;
    }

    internal static Option<T?> Number<T>(string name, string help, string description, T least)
        where T : struct, INumber<T> => new(name)
        {
            HelpName = help,
            Description = description,
            CustomParser = result => Parse(result, name, least),
        };

    private static T? Parse<T>(ArgumentResult result, string name, T least)
        where T : struct, INumber<T>
    {
        var text = result.Tokens[0].Value;
        if (T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least) return number;
        result.AddError($"{name} takes a whole number of at least {least}, not '{text}'.");
        return null;
    }
}
