using System.Globalization;
using System.Text;

namespace Commentary.Web.Admin.Redirects;

/// <summary>Visits by day as bars: one path of an SVG, drawn by the server.</summary>
public static class HitChart
{
    public const int Height = 24;
    private const int Step = 4;
    private const int Bar = 3;

    public static int Width(IReadOnlyList<int> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        return days.Count * Step;
    }

    public static string Path(IReadOnlyList<int> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var most = Math.Max(1, days.Count > 0 ? days.Max() : 0);
        var path = new StringBuilder();
        for (var i = 0; i < days.Count; i++)
            if (days[i] > 0)
            {
                // One visit among a thousand is still seen.
                var height = Math.Max(2, (int)Math.Round((double)days[i] * Height / most));
                path.Append(CultureInfo.InvariantCulture, $"M{i * Step} {Height}v-{height}h{Bar}v{height}z");
            }
        return path.ToString();
    }
}
