using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Dom.Events;
using AngleSharp.Html.Parser;

namespace Commentary.Text.Html;

/// <summary>
/// Parses HTML that anybody may have written. The parser looks through all open elements at each new one, and opens again in each paragraph what was left
/// open before (HTML, 13.2.4.3): forty kilobytes can become millions of elements. So the tree is looked at while it grows.
/// </summary>
internal static class BoundedHtml
{
    /// <summary>In elements within each other; a page has some thirty.</summary>
    private const int MaxDepth = 300;

    /// <returns>
    /// The document, and whether it is the whole page: beyond <paramref name="maxNodes"/> nodes, or when it is nested deeper than any page, it ends
    /// where it was.
    /// </returns>
    public static (IHtmlDocument Document, bool IsWhole) Parse(string html, int maxNodes)
    {
        IDocument? growing = null;
        var parser = new HtmlParser();
        parser.AddEventListener("parsing", (_, begun) => growing = ((HtmlParseEvent)begun).Document);
        using var page = new Page(html, () => growing is null ? 0 : Nodes(growing, maxNodes), maxNodes);
        return (parser.ParseDocument(page), page.IsWhole);
    }

    /// <summary>How many there are; one too many when they are too many or too deep.</summary>
    private static int Nodes(IDocument document, int most)
    {
        var count = 0;
        Stack<(INode Node, int Depth)> next = new([(document, 0)]);
        while (next.TryPop(out var at))
        {
            if (++count > most || at.Depth > MaxDepth)
                return most + 1;
            for (var child = 0; child < at.Node.ChildNodes.Length; child++)
                next.Push((at.Node.ChildNodes[child], at.Depth + 1));
        }
        return count;
    }

    /// <summary>The page as UTF-8, some bytes at a time; it ends where the tree that was made of it is too large.</summary>
    private sealed class Page(string html, Func<int> nodes, int most) : Stream
    {
        private const int AtOnce = 1024;

        // The mark in front says how it is encoded, whatever the page says of itself.
        private readonly byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(html)];
        private int at;
        private int counted;
        private int countedAt;

        public bool IsWhole { get; private set; } = true;

        public override int Read(Span<byte> buffer)
        {
            // All are counted each time, so that a large tree is counted less often.
            if (at - countedAt >= counted / 64)
            {
                (counted, countedAt) = (nodes(), at);
                IsWhole &= counted <= most;
            }
            if (!IsWhole)
                return 0;
            var read = Math.Min(Math.Min(AtOnce, buffer.Length), bytes.Length - at);
            bytes.AsSpan(at, read).CopyTo(buffer);
            at += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => bytes.Length;
        public override long Position
        {
            get => at;
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
