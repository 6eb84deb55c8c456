using System.Globalization;

namespace Commentary.Application.Reading.Search;

/// <summary>
/// A folder that this process alone writes to, as long as it lives: the first, of those with a number, that no other has. The next start finds
/// there what this one leaves.
/// </summary>
internal sealed class OwnFolder : IDisposable
{
    private readonly ProcessLock alone;

    private OwnFolder(string path, ProcessLock alone) => (Path, this.alone) = (path, alone);

    public string Path { get; }

    public static OwnFolder Take(string root)
    {
        Directory.CreateDirectory(root);
        for (var number = 1; ; number++)
        {
            var folder = System.IO.Path.Combine(root, number.ToString(CultureInfo.InvariantCulture));
            if (ProcessLock.TryTake(folder + ".lock") is { } alone)
                return new(folder, alone);
        }
    }

    public void Dispose() => alone.Dispose();
}
