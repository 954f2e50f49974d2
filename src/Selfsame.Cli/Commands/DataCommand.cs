using System.CommandLine;

namespace Selfsame.Cli.Commands;

/// <summary><c>selfsame data</c>: the commands about sources of pictures.</summary>
internal static class DataCommand
{
    internal static Command Create() => new("data", "Look at sources of pictures") { DataInspectCommand.Create(), DataViewsCommand.Create(), DataDuplicatesCommand.Create() };
}
