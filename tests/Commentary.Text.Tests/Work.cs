using AwesomeAssertions;
using Xunit;

namespace Commentary.Text.Tests;

/// <summary>
/// What something costs, in bytes that its thread allocates: the same on any machine, however busy. Work that allocates nothing is caught by
/// <see cref="Ends"/>: what takes the square of a text of megabytes runs for hours.
/// </summary>
internal static class Work
{
    /// <summary>No measure of speed: it keeps a test that hangs from running on.</summary>
    private static readonly TimeSpan Hung = TimeSpan.FromMinutes(3);

    public static Task Ends(Action work) => Task.Run(work, TestContext.Current.CancellationToken).WaitAsync(Hung);

    /// <summary>Four times as much of it costs about four times as much.</summary>
    public static async Task GrowsAsItsText(string unit, int length, Action<string> work)
    {
        long few = 0,
            many = 0;
        await Ends(() =>
        {
            // What is made once is no part of either.
            work(unit);
            few = Counted(length / 4);
            many = Counted(length);
        });
        many.Should().BeLessThan(few * 6, "of {0}", unit);

        long Counted(int characters)
        {
            var text = string.Concat(Enumerable.Repeat(unit, characters / unit.Length));
            var before = GC.GetAllocatedBytesForCurrentThread();
            work(text);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
