namespace Commentary.Application;

/// <summary>
/// A file that one process at a time holds. The operating system lets go of it when that process ends, however it ends, so that a lock that is
/// held is never a dead one's. The file stays: one that was deleted could be held twice, by the old name and by the new.
/// </summary>
public sealed class ProcessLock : IDisposable
{
    /// <summary>EWOULDBLOCK on Linux, on macOS; ERROR_SHARING_VIOLATION on Windows.</summary>
    private static readonly int[] Taken = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream file;

    private ProcessLock(FileStream file) => this.file = file;

    /// <summary>Null while another process, or somebody else in this one, holds it.</summary>
    public static ProcessLock? TryTake(string path)
    {
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException held) when (Taken.Contains(held.HResult))
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
