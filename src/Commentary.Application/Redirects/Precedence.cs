namespace Commentary.Application.Redirects;

/// <summary>
/// Which of two rules that fit an address comes first: an exact one before a prefix before an expression; with a host before without; with a
/// query before without, more parameters before fewer; longer before shorter; then the editors' order; then the older.
/// </summary>
public sealed class Precedence : IComparer<NumberedRule>
{
    public static readonly Precedence Order = new();

    public int Compare(NumberedRule x, NumberedRule y)
    {
        var (a, b) = (x.Rule, y.Rule);
        var order = a.Match.CompareTo(b.Match);
        if (order == 0)
            order = (b.Host.Length > 0).CompareTo(a.Host.Length > 0);
        if (order == 0)
            order = OldQuery.Count(b.Query).CompareTo(OldQuery.Count(a.Query));
        if (order == 0)
            order = b.Path.Length.CompareTo(a.Path.Length);
        if (order == 0)
            order = a.Place.CompareTo(b.Place);
        return order == 0 ? x.Id.CompareTo(y.Id) : order;
    }
}
