using Selfsame.Data;
using System.CommandLine;
using System.CommandLine.Parsing;
using Selfsame.Training.Settings;

namespace Selfsame.Cli;

/// <summary>Says in one line what is wrong with a command line, with the nearest word that would have been right.</summary>
internal static class UsageError
{
    internal static string Describe(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var where = FullName(result.CommandResult);
        if (result.UnmatchedTokens.Count > 0) return Unmatched(result.UnmatchedTokens[0], command, where);
        if (command.Subcommands.Count > 0 && command.Action is null)
            return $"'{where}' needs a command: {string.Join(", ", command.Subcommands.Select(each => each.Name))}. '{where} --help' describes them.";
        foreach (var argument in command.Arguments)
        {
            if (argument.Arity.MinimumNumberOfValues > 0 && result.GetResult(argument) is not { Tokens.Count: > 0 })
                return $"'{where}' needs {argument.HelpName ?? argument.Name}. '{where} --help' shows how it is called.";
        }
        foreach (var option in command.Options)
        {
            if (option.Required && result.GetResult(option) is null)
                return $"'{where}' needs {option.Name} {option.HelpName}. '{where} --help' shows how it is called.";
        }
        return result.Errors[0].Message.ReplaceLineEndings(" ") + $" ('{where} --help' shows how it is called.)";
    }

    private static string Unmatched(string token, Command command, string where)
    {
        if (token.StartsWith('-'))
        {
            var name = token.Split('=')[0];
            return $"'{where}' has no option '{name}'.{NearestName.Suggest(name, command.Options.Select(option => option.Name))} '{where} --help' lists them.";
        }
        return command.Subcommands.Count > 0
            ? $"there is no command '{where} {token}'.{NearestName.Suggest(token, command.Subcommands.Select(each => each.Name))} '{where} --help' lists them."
            : $"'{where}' does not know what to do with '{token}'. '{where} --help' shows how it is called.";
    }

    private static string FullName(CommandResult result)
    {
        var names = new List<string>();
        for (SymbolResult? each = result; each is CommandResult one; each = each.Parent) names.Add(one.Command is RootCommand ? "selfsame" : one.Command.Name);
        names.Reverse();
        return string.Join(' ', names);
    }
}
