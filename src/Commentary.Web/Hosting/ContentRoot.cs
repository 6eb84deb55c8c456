namespace Commentary.Web.Hosting;

/// <summary>
/// Where settings, pages and data are found, wherever the command is typed: the project's folder for a build that stands in its source
/// tree, the program's own folder for a published one.
/// </summary>
internal static class ContentRoot
{
    public static WebApplicationOptions For(string[] args) =>
        Array.Exists(args, arg => arg.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase))
            ? new() { Args = args }
            : new() { Args = args, ContentRootPath = Find() };

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Commentary.Web.csproj")))
                return folder.FullName;
        return AppContext.BaseDirectory;
    }
}
