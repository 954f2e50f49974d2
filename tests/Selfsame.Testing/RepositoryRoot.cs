namespace Selfsame.Testing;

/// <summary>The folder of the checkout that the running tests were built from.</summary>
public static class RepositoryRoot
{
    /// <summary>The full path of the folder that holds Selfsame.slnx.</summary>
    public static string Path { get; } = Find();

    /// <summary>Joins a path inside the checkout; parts are separated by '/'.</summary>
    public static string Combine(string relativePath) => System.IO.Path.GetFullPath(System.IO.Path.Combine(Path, relativePath));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Selfsame.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Selfsame.slnx: run the tests from the checkout they were built in.");
    }
}
