namespace Commentary.Text.Typography;

/// <summary>Pairs of quotation marks in a strip. What finds no partner stays as it was typed.</summary>
internal sealed class Quotations(Strip strip)
{
    /// <summary>Deeper than anybody quotes; the outermost is forgotten then.</summary>
    private const int Deepest = 16;

    private readonly string text = strip.Text;
    private readonly List<Opened> open = [];
    private readonly List<Pair> pairs = [];

    private readonly record struct Opened(int At, Kind Kind, Style Style, bool IsLoose);

    private readonly record struct Pair(int Start, int End, Kind Kind, Style Style);

    private enum Kind
    {
        // Straight, curly or guillemets: one of a pair may have been typed by another hand, or be mended already.
        Double,
        Single,
    }

    /// <summary>Whether a quotation has begun that a straight mark may end.</summary>
    public bool IsOpen => open.Exists(each => text[each.At] is '"' or '“' or '„');

    public bool IsSingleOpen => open.Exists(each => each.Kind is Kind.Single);

    private bool IsDoubleOpen => open.Exists(each => each.Kind is Kind.Double);

    /// <summary>Whether the next straight mark can only be the end of a quotation, and not the inches of another number.</summary>
    public bool ClosesLater(int at)
    {
        var next = text.IndexOf('"', at + 1);
        return next > 0
            && Straight(next) is { Opens: false, Closes: true }
            && !Signs.IsDigit(text[next - 1])
            && !text.AsSpan(at, next - at).ContainsAny('“', '”', '\n');
    }

    /// <summary>Takes the mark at a place as what opens or closes; says where to go on.</summary>
    public int Meet(int at, Style style)
    {
        if (!style.Has(Rule.Quotes))
            return at + 1;
        var (kind, opens, closes) = text[at] switch
        {
            '«' => (Kind.Double, true, false),
            '»' => (Kind.Double, false, true),
            '“' or '„' => (Kind.Double, true, false),
            '”' => (Kind.Double, false, true),
            _ => Straight(at),
        };
        if (closes && Close(at, kind))
            return at + 1;
        if (opens)
            Open(new(at, kind, style, at + 1 < text.Length && Signs.IsBlank(text[at + 1])));
        return at + 1;
    }

    /// <summary>
    /// A single mark that opens or closes a quotation: a straight one in English, any within another quotation in French; false for an apostrophe,
    /// which it may yet be.
    /// </summary>
    public bool MeetSingle(int at)
    {
        var style = strip.StyleAt(at)!;
        if (text[at] is '‹' or '›')
        {
            if (text[at] is '›')
                return Close(at, Kind.Single);
            if (IsDoubleOpen)
                Open(new(at, Kind.Single, style, false));
            return IsDoubleOpen;
        }
        if (text[at] is not ('\'' or '‘' or '’') || (style.IsFrench && !IsDoubleOpen))
            return false;
        var (isWordBefore, isWordAfter) = (!Signs.BeginsWord(text, at - 1), at + 1 < text.Length && char.IsLetter(text[at + 1]));
        if (isWordBefore)
            return text[at] is not '‘' && ClosesBefore(at + 1) && Close(at, Kind.Single);
        if (!isWordAfter || text[at] is '’' || (!style.IsFrench && !HasPartner(at)))
            return false;
        Open(new(at, Kind.Single, style, false));
        return true;
    }

    public void AddTo(List<Edit> edits)
    {
        pairs.Sort((one, other) => one.Start.CompareTo(other.Start));
        Stack<Pair> within = [];
        foreach (var pair in pairs)
        {
            while (within.TryPeek(out var outer) && outer.End < pair.Start)
                within.Pop();
            var isInSingle = within.TryPeek(out var next) && next.Kind is Kind.Single;
            // In French single marks are of no rank by themselves: words between them stay as they are.
            if (pair is { Kind: Kind.Single, Style.IsFrench: true } && within.Count == 0)
                continue;
            var depth = (pair.Kind, isInSingle) switch
            {
                _ when pair.Style.IsFrench => within.Count,
                (Kind.Single, false) => 1,
                (Kind.Single, true) => 2,
                (_, true) => 0,
                _ => within.Count,
            };
            var (left, right) = Glyphs(pair.Style, depth);
            Put(edits, pair.Start, left, isLeft: true);
            Put(edits, pair.End, right, isLeft: false);
            within.Push(pair);
        }
    }

    private static (char Left, char Right) Glyphs(Style style, int depth) =>
        (style.Locale, depth) switch
        {
            (Locale.FrenchOfCanada, 0) or (Locale.FrenchOfFrance, 0 or 1) => ('«', '»'),
            (Locale.FrenchOfCanada, 1) or (Locale.FrenchOfFrance, 2) => ('“', '”'),
            (Locale.EnglishOfCanada, 0 or 2) => ('“', '”'),
            _ => ('‘', '’'),
        };

    /// <summary>Guillemets have their spaces from the pass that sets spaces; other marks have none.</summary>
    private void Put(List<Edit> edits, int at, char glyph, bool isLeft)
    {
        var (start, end) = (at, at + 1);
        if (glyph is not ('«' or '»'))
            (start, end) = isLeft ? (at, Signs.SkipSpaces(text, end)) : (Signs.BackOverSpaces(text, at), end);
        if (!strip.IsOpen(start, end))
            (start, end) = (at, at + 1);
        var (before, after) = isLeft ? (TouchesBefore(start) ? " " : "", "") : ("", TouchesBehind(end, glyph) ? " " : "");
        if (strip.IsOpen(start, end) && (end - start > 1 || text[at] != glyph || before.Length + after.Length > 0))
            edits.Add(Edit.Instead(start, end - start, $"{before}{glyph}{after}"));
    }

    /// <summary>“Il dit:"Oui"”: a mark that was typed to a word, and the quotation to the mark.</summary>
    private bool TouchesBefore(int at) =>
        at > 1
        && text[at - 1] is ':' or ';' or ',' or '!' or '?' or '…'
        && Signs.BackOverSpaces(text, at - 1) is > 0 and var word
        && (char.IsLetterOrDigit(text[word - 1]) || text[word - 1] is ')' or '%');

    /// <summary>A word or a bracket that was typed to the end of a quotation; letters behind English marks may belong to it.</summary>
    private bool TouchesBehind(int at, char glyph) =>
        glyph is '»' && at < text.Length && (char.IsLetter(text[at]) || text[at] is '(' or '[' or '«' or '“');

    private bool ClosesBefore(int at) => Signs.EndsWord(text, at) || text[at] is '-' or '(' or '[';

    private (Kind, bool Opens, bool Closes) Straight(int at)
    {
        var (before, after) = (at > 0 ? text[at - 1] : '\n', at + 1 < text.Length ? text[at + 1] : '\n');
        var (isBlankBefore, isBlankAfter) = (Signs.IsBlank(before), Signs.IsBlank(after));
        // Apart on both sides, as some type in French: by turns.
        if (isBlankBefore && isBlankAfter)
            return (Kind.Double, at > 0 || at + 1 < text.Length, open.Exists(each => each.Kind is Kind.Double && each.IsLoose));
        var opens =
            !isBlankAfter && (Signs.BeginsWord(text, at - 1) || before is '-' or '–' or '—' or '…' || (TouchesBefore(at) && !IsOpen));
        var closes = !isBlankBefore && ClosesBefore(at + 1);
        return (Kind.Double, opens, closes);
    }

    private void Open(Opened mark)
    {
        if (open.Count == Deepest)
            open.RemoveAt(0);
        open.Add(mark);
    }

    private bool Close(int at, Kind kind)
    {
        var partner = open.FindLastIndex(each => each.Kind == kind);
        if (partner < 0 || Signs.BackOverSpaces(text, at) == open[partner].At + 1)
            return false;
        pairs.Add(new(open[partner].At, at, kind, open[partner].Style));
        open.RemoveRange(partner, open.Count - partner);
        return true;
    }

    /// <summary>“'tis” and “'90s” open nothing.</summary>
    private bool HasPartner(int at)
    {
        var end = at + 1;
        while (end < text.Length && end - at < 8 && char.IsLetter(text[end]))
            end++;
        return !WordLists.Aphaereses.Contains(text.AsSpan(at + 1, end - at - 1));
    }
}
