using System.Globalization;
using System.Text;

namespace Commentary.Web.Admin.Shared;

/// <summary>Visits by day as bars: one path of an SVG, drawn by the server.</summary>
public static class DayBars
{
    public const int Height = 24;
    private const int Step = 4;
    private const int Bar = 3;

    public static int Width(IReadOnlyList<int> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        return days.Count * Step;
    }

    /// <param name="most">What the highest bar stands for; null for the most of these days.</param>
    public static string Path(IReadOnlyList<int> days, int height = Height, int? most = null)
    {
        ArgumentNullException.ThrowIfNull(days);
        var highest = Math.Max(1, most ?? (days.Count > 0 ? days.Max() : 0));
        var path = new StringBuilder();
        for (var i = 0; i < days.Count; i++)
            if (days[i] > 0)
            {
                // One visit among a thousand is still seen.
                var bar = Math.Max(2, (int)Math.Round((double)days[i] * height / highest));
                path.Append(CultureInfo.InvariantCulture, $"M{i * Step} {height}v-{bar}h{Bar}v{bar}z");
            }
        return path.ToString();
    }
}
