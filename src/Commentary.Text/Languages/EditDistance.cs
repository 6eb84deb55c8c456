namespace Commentary.Text.Languages;

public static class EditDistance
{
    /// <summary>How many letters one must put in, take out, change or swap with their neighbour (optimal string alignment).</summary>
    public static int Between(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        for (var j = 1; j <= other.Length; j++)
        {
            var cost = one[i - 1] == other[j - 1] ? 0 : 1;
            rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
        }
        return rows[one.Length, other.Length];
    }
}
