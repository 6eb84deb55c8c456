using Commentary.Web.Hosting;
using Microsoft.Extensions.Primitives;

namespace Commentary.Web.Site.Readers;

/// <summary>
/// Where the readings of a piece in one language are counted. A reading is a GET that is answered with the page, or that the reader has it
/// already; one who asked not to be followed is not counted at all. Of the request nothing is kept.
/// </summary>
/// <param name="own">What this node calls itself when it asks itself.</param>
internal sealed class ReadingTally(string own)
{
    private const StringComparison Ignoring = StringComparison.OrdinalIgnoreCase;

    private int people;
    private int robots;

    public void Count(string method, IHeaderDictionary headers)
    {
        if (!HttpMethods.IsGet(method) || AsksNotTo(headers) || IsAhead(headers))
            return;
        var agent = headers.UserAgent.ToString();
        if (agent == own)
            return;
        if (Robot.Is(agent))
            Interlocked.Increment(ref robots);
        else
            Interlocked.Increment(ref people);
    }

    /// <summary>What was counted since it was last asked.</summary>
    public (int People, int Robots) Take() =>
        // Most pieces are read by nobody in a second: looking is cheaper than changing.
        (Volatile.Read(ref people) | Volatile.Read(ref robots)) == 0
            ? default
            : (Interlocked.Exchange(ref people, 0), Interlocked.Exchange(ref robots, 0));

    /// <summary>Global Privacy Control and Do Not Track (W3C Tracking Preference Expression, 5.2: what follows the 1 changes nothing).</summary>
    private static bool AsksNotTo(IHeaderDictionary headers) => IsOne(headers["Sec-GPC"]) || IsOne(headers["DNT"]);

    private static bool IsOne(StringValues sent) => sent.Count > 0 && sent[0] is ['1', ..];

    /// <summary>The browser fetches or draws the page in case somebody wants it (Fetch, <c>Sec-Purpose</c>; the other is its former name).</summary>
    private static bool IsAhead(IHeaderDictionary headers) => Names(headers["Sec-Purpose"]) || Names(headers["Purpose"]);

    private static bool Names(StringValues purpose) =>
        purpose.Count > 0
        && purpose.ToString() is var said
        && (said.Contains("prefetch", Ignoring) || said.Contains("prerender", Ignoring));
}
