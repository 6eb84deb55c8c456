using System.Globalization;

namespace Commentary.Text.Markdown;

/// <summary>
/// Holds what is rendered of a text, up to many times its length: an address that is written once and named two thousand times would be written as often.
/// </summary>
internal sealed class BoundedWriter(int typed) : StringWriter(CultureInfo.InvariantCulture)
{
    /// <summary>Notes of one letter, of whose marks the most is made, make some twenty.</summary>
    private const int MaxGrowth = 32;

    private const int MaxOfShort = 4096;

    public override void Write(char value)
    {
        Bound(1);
        base.Write(value);
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Bound(count);
        base.Write(buffer, index, count);
    }

    public override void Write(ReadOnlySpan<char> buffer)
    {
        Bound(buffer.Length);
        base.Write(buffer);
    }

    public override void Write(string? value)
    {
        Bound(value?.Length ?? 0);
        base.Write(value);
    }

    private void Bound(int more)
    {
        if (GetStringBuilder().Length + more > (long)typed * MaxGrowth + MaxOfShort)
            throw new ArgumentException("The text grows beyond all bounds when it is rendered.", nameof(more));
    }
}
