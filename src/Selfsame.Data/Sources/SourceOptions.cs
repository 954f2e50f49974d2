using System.Globalization;

namespace Selfsame.Data.Sources;

/// <summary>The part of a specification behind the question mark: <c>name=value</c>, joined by <c>&amp;</c>.</summary>
internal sealed class SourceOptions
{
    private readonly string _specification;
    private readonly List<(string Name, string Value)> _pairs = [];

    internal SourceOptions(string specification, string text)
    {
        _specification = specification;
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new DataException($"{specification}: '{pair}' behind the question mark is not of the form name=value.");
            }

            _pairs.Add((pair[..equals], pair[(equals + 1)..]));
        }
    }

    /// <summary>Refuses every option that the kind of source does not know.</summary>
    internal void Allow(params string[] names)
    {
        foreach (var (name, _) in _pairs)
        {
            if (!names.Contains(name, StringComparer.Ordinal))
            {
                var known = names.Length == 0 ? "it takes none" : $"it takes {string.Join(", ", names)}";
                var suggestion = NearestName.Suggest(name, names);
                throw new DataException($"{_specification}: this kind of source has no option '{name}': {known}.{suggestion}");
            }
        }
    }

    internal string? Text(string name)
    {
        for (var i = _pairs.Count - 1; i >= 0; i--)
        {
            if (_pairs[i].Name == name)
            {
                return _pairs[i].Value;
            }
        }

        return null;
    }

    internal string Choice(string name, string otherwise, params string[] choices)
    {
        var value = Text(name) ?? otherwise;
        if (!choices.Contains(value, StringComparer.Ordinal))
        {
            var suggestion = NearestName.Suggest(value, choices);
            throw new DataException($"{_specification}: {name}={value} is unknown; it may be {string.Join(", ", choices)}.{suggestion}");
        }

        return value;
    }

    internal long Number(string name, long otherwise, long least, long most)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) || value < least || value > most)
        {
            throw new DataException($"{_specification}: {name}={text} must be a whole number from {least} to {most}.");
        }

        return value;
    }
}
