namespace Commentary.Tests.House;

/// <summary>The source tree that the tests were built from, for rules about files.</summary>
internal static class Source
{
    public static DirectoryInfo Root { get; } = Find();

    public static IEnumerable<FileInfo> Files(string folder, string pattern) =>
        new DirectoryInfo(Path.Combine(Root.FullName, folder))
            .EnumerateFiles(pattern, SearchOption.AllDirectories)
            .Where(file =>
                !file.FullName.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules" or "Migrations")
            );

    public static string Name(FileInfo file) => Path.GetRelativePath(Root.FullName, file.FullName).Replace('\\', '/');

    private static DirectoryInfo Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Commentary.sln")))
                return folder;
        throw new InvalidOperationException("The tests must stand in their source tree.");
    }
}
