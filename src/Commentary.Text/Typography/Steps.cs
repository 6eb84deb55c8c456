using System.Diagnostics;

namespace Commentary.Text.Typography;

/// <summary>
/// Counts, in builds for debugging only, how often a character was looked at, so that a test can say that a text twice as long takes twice the work
/// without asking a clock.
/// </summary>
internal static class Steps
{
    [ThreadStatic]
    private static long count;

    public static long Count => count;

    [Conditional("DEBUG")]
    public static void One() => count++;
}
