using Microsoft.Data.Sqlite;

namespace Commentary.Tests.Fixture;

/// <summary>The folder that a test's site keeps its data in.</summary>
internal static class DataFolder
{
    /// <summary>
    /// Takes the folder away. The pools are common to all tests: one that ends beside this one may be closing a connection of ours, and
    /// its log is written back and removed just then. So it is tried again for some seconds; whatever stays is a failure that is named.
    /// </summary>
    public static async Task Remove(string folder)
    {
        SqliteConnection.ClearAllPools();
        for (var tries = 1; Directory.Exists(folder); tries++)
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (tries < 50)
            {
                await Task.Delay(100, CancellationToken.None);
            }
            catch (IOException error)
            {
                var left = Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories);
                throw new IOException($"Still in {folder}: {string.Join(", ", left.Select(Path.GetFileName))}", error);
            }
    }
}
