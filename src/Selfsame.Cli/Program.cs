using Selfsame.Cli;

return CommandLine.Run(args);
