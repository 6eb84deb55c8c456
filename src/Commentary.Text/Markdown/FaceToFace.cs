using AngleSharp.Dom;

namespace Commentary.Text.Markdown;

/// <summary>
/// What a page shows of duels. Each paragraph of one is held together with a link to the other. Those that stand in one order on both sides
/// are at the top, and what stands between them is held together too, so that both sides have as many rows and a style sheet can set the
/// rows level; the link is enough for the others.
/// </summary>
public static class FaceToFace
{
    internal const string Attribute = "data-duel";

    /// <summary>The style sheet has rows for so many; the further ones only link.</summary>
    private const int MostRows = 40;

    private const int MostLetters = 64;
    private const string Duel = "duel";
    private const string Between = "between";
    private const string Link = "facing";

    /// <param name="optimistic">As <see cref="Duels.ToHtml"/> and <see cref="Paragraphs.Address"/> made it.</param>
    /// <param name="pessimistic">The other side, made likewise.</param>
    /// <param name="toOptimistic">With what words a link to the optimistic side begins.</param>
    /// <param name="toPessimistic">With what words a link to the pessimistic side begins.</param>
    public static (string Optimistic, string Pessimistic) Set(
        string optimistic,
        string pessimistic,
        string toOptimistic,
        string toPessimistic
    )
    {
        ArgumentNullException.ThrowIfNull(optimistic);
        ArgumentNullException.ThrowIfNull(pessimistic);
        if (!IsMarked(optimistic) && !IsMarked(pessimistic))
            return (optimistic, pessimistic);
        var (one, other) = (new Side(optimistic), new Side(pessimistic));
        var pairs = Duels.Pairs(one.Labels, other.Labels);
        if (pairs.Count > 0)
        {
            var level = Duels.InOrder(pairs).OrderBy(pair => pair.One).Take(MostRows).ToList();
            foreach (var (here, there) in pairs)
            {
                var (left, right) = (one.Blocks[here], other.Blocks[there]);
                one.Hold(left, right, toPessimistic);
                other.Hold(right, left, toOptimistic);
            }
            one.Divide([.. level.Select(pair => one.Blocks[pair.One])]);
            other.Divide([.. level.Select(pair => other.Blocks[pair.Other])]);
        }
        return (Paragraphs.Written(one.Root), Paragraphs.Written(other.Root));
    }

    /// <summary>The same HTML without any of it.</summary>
    internal static string Undone(string html)
    {
        if (!html.Contains($"<div class=\"{Between}\">", StringComparison.Ordinal))
            return html;
        var root = Paragraphs.Read(html);
        foreach (var link in root.QuerySelectorAll($"a.{Link}"))
            link.Remove();
        foreach (var wrap in root.QuerySelectorAll("div").ToList())
            wrap.Replace([.. wrap.ChildNodes]);
        return Paragraphs.Written(root);
    }

    /// <summary>The blocks at the top, whatever holds them.</summary>
    internal static IEnumerable<IElement> Unwrapped(IElement root) =>
        root.Children.SelectMany(block => block.LocalName == "div" ? Unwrapped(block) : [block]);

    internal static bool IsLink(IElement block) => block.ClassName == Link;

    private static bool IsMarked(string html) => html.Contains($"{Attribute}=\"", StringComparison.Ordinal);

    private sealed class Side
    {
        public Side(string html)
        {
            Root = Paragraphs.Read(html);
            var marks = Root.QuerySelectorAll($"[{Attribute}]").ToList();
            Labels = [.. marks.Select(mark => mark.GetAttribute(Attribute))];
            Blocks = [.. marks.Select(AtTheTop)];
            marks.ForEach(mark => mark.RemoveAttribute(Attribute));
        }

        public IElement Root { get; }
        public IReadOnlyList<IElement> Blocks { get; }
        public IReadOnlyList<string?> Labels { get; }

        /// <summary>Puts a block together with a link to the other.</summary>
        public void Hold(IElement block, IElement other, string words)
        {
            var hold = Made("div", Duel);
            block.Replace(hold);
            var link = Made("a", Link);
            link.SetAttribute("href", "#" + other.Id);
            var lead = Made("b");
            lead.TextContent = words;
            link.Append(lead, Root.Owner!.CreateTextNode(" " + Beginning(Paragraphs.Words(other))));
            hold.Append(block, link);
        }

        /// <summary>What stands before, between and behind these blocks is held together, be it nothing.</summary>
        public void Divide(HashSet<IElement> rows)
        {
            List<IElement> divided = [];
            var between = Made("div", Between);
            divided.Add(between);
            foreach (var node in Root.ChildNodes.ToList())
                if (node is IElement hold && rows.Contains(hold.FirstElementChild!) && hold.ClassName == Duel)
                {
                    divided.Add(hold);
                    divided.Add(between = Made("div", Between));
                }
                else if (node is IElement || between.HasChildNodes)
                    between.Append(node);
            foreach (var left in Root.ChildNodes.ToList())
                Root.RemoveChild(left);
            Root.Append([.. divided]);
        }

        /// <summary>A block of code is marked on what is in it.</summary>
        private IElement AtTheTop(IElement block)
        {
            while (block.ParentElement != Root)
                block = block.ParentElement!;
            return block;
        }

        private IElement Made(string name, string? of = null)
        {
            var made = Root.Owner!.CreateElement(name);
            if (of is not null)
                made.ClassName = of;
            return made;
        }

        private static string Beginning(string words)
        {
            words = words.Replace('\n', ' ');
            if (words.Length <= MostLetters)
                return words;
            var end = words.LastIndexOf(' ', MostLetters);
            if (end <= 0)
                end = char.IsLowSurrogate(words[MostLetters]) ? MostLetters - 1 : MostLetters;
            return words[..end].TrimEnd(' ', ',', ';', ':', '.', '\u00A0') + "…";
        }
    }
}
