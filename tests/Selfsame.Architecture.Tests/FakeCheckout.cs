using System.Diagnostics;
using Selfsame.Testing;

namespace Selfsame.Architecture.Tests;

/// <summary>A small checkout with the real launchers, on a machine whose cmake, dotnet and apt-get only write down that they were called.</summary>
internal sealed class FakeCheckout : IDisposable
{
    private static readonly string[] s_tools =
        ["bash", "env", "readlink", "dirname", "find", "sort", "xargs", "sha256sum", "cut", "grep", "mkdir", "rm", "nproc", "cat", "sed", "tail", "head", "sleep", "flock", "make", "c++"];

    private readonly TemporaryFolder _folder = new();

    public FakeCheckout()
    {
        foreach (var file in (string[])["selfsame", "eng/setup.sh", "eng/dotnet.sh"])
        {
            Copy(file);
        }

        Write("src/Program.cs", "// a program");
        Write("native/CMakeLists.txt", "# a library");
        foreach (var tool in s_tools)
        {
            var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists);
            if (path is not null)
            {
                Directory.CreateDirectory(_folder.Combine("bin"));
                File.CreateSymbolicLink(_folder.Combine("bin", tool), path);
            }
        }

        Fake("cmake", "mkdir -p \"$FAKE/artifacts/cmake\"; echo \"CMAKE_HOME_DIRECTORY:INTERNAL=$FAKE/native\" > \"$FAKE/artifacts/cmake/CMakeCache.txt\"");
        Fake("dotnet", """
            [ "$1" = --version ] && exit
            grep -q broken "$FAKE/src/Program.cs" && { echo "src/Program.cs(1,1): error CS0000: broken [x.csproj]"; exit 1; }
            program="$FAKE/artifacts/bin/Selfsame.Cli/release"
            mkdir -p "$program"
            cat > "$program/selfsame" <<'END'
            #!/usr/bin/env bash
            echo "in $PWD: $*"
            exit 7
            END
            chmod +x "$program/selfsame"
            """);
        Link("chmod");
        Fake("id", "echo 0");
        Fake("apt-get", "");
    }

    public string Folder => _folder.Path;

    /// <summary>What was called since the last time, "cmake", "dotnet" and "apt-get" with their first argument.</summary>
    public string[] Calls()
    {
        var log = _folder.Combine("calls");
        var calls = File.Exists(log) ? File.ReadAllLines(log) : [];
        File.Delete(log);
        return calls;
    }

    public void Write(string file, string text)
    {
        var path = _folder.Combine(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Delete(string file) => File.Delete(_folder.Combine(file));

    public void Fake(string tool, string script)
    {
        var path = _folder.Combine("bin", tool);
        File.Delete(path);
        File.WriteAllText(path, $"#!/usr/bin/env bash\n[ \"$1\" = --version ] || echo \"{tool} $1\" >> \"$FAKE/calls\"\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        start.Environment.Clear();
        start.Environment["PATH"] = _folder.Combine("bin");
        start.Environment["HOME"] = Folder;
        start.Environment["FAKE"] = Folder;
        return Process.Start(start)!;
    }

    public (int Code, string Output, string Error) Run(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    public void Dispose() => _folder.Dispose();

    private void Copy(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.Combine(file))!);
        File.Copy(RepositoryRoot.Combine(file), _folder.Combine(file));
    }

    private void Link(string tool) => File.CreateSymbolicLink(_folder.Combine("bin", tool), "/bin/" + tool);
}
