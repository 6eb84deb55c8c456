using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Commentary.Text.HouseFormat;

/// <summary>Bytes to text, for any bytes whatever. A byte order mark stays in the text, as U+FEFF.</summary>
public static class Decoding
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The text alone, without its mark.</summary>
    public static string Text(ReadOnlySpan<byte> bytes) => Decode(bytes).Text.TrimStart('\uFEFF');

    public static (string Text, FindingKind? Note) Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            var (text, note) = DecodeUnmarked(bytes[3..]);
            return ("\uFEFF" + text, note);
        }
        if (bytes is [0xFF, 0xFE, ..] || LooksLikeUtf16(bytes, zeroAt: 1))
            return DecodeUtf16(bytes, Encoding.Unicode);
        if (bytes is [0xFE, 0xFF, ..] || LooksLikeUtf16(bytes, zeroAt: 0))
            return DecodeUtf16(bytes, Encoding.BigEndianUnicode);
        return DecodeUnmarked(bytes);
    }

    /// <summary>Half a pair, or half a character at the end, becomes U+FFFD: what does not come back as it was is damaged.</summary>
    private static (string Text, FindingKind? Note) DecodeUtf16(ReadOnlySpan<byte> bytes, Encoding utf16)
    {
        var text = utf16.GetString(bytes);
        return (text, bytes.SequenceEqual(utf16.GetBytes(text)) ? null : FindingKind.DamagedUtf16);
    }

    private static (string Text, FindingKind? Note) DecodeUnmarked(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return (Encoding.UTF8.GetString(bytes), null);

        // A UTF-8 file cut in the middle of a character, or with a line pasted from elsewhere, must not become mojibake as a whole.
        // Windows-1252 text hardly ever forms valid sequences, so that the majority tells the two apart.
        int valid = 0,
            invalid = 0;
        for (var rest = bytes; rest.Length > 0; )
        {
            var done = Rune.DecodeFromUtf8(rest, out _, out var length) is OperationStatus.Done;
            valid += done && length > 1 ? 1 : 0;
            invalid += done ? 0 : 1;
            rest = rest[(done ? length : 1)..];
        }
        return valid > invalid ? (Mend(bytes), FindingKind.DamagedUtf8) : (Windows1252.GetString(bytes), FindingKind.DecodedAsWindows1252);
    }

    private static string Mend(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (bytes.Length > 0)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var length);
            if (status is OperationStatus.InvalidData)
                (_, length) = (text.Append(Windows1252.GetString(bytes[..1])), 1);
            else
                // U+FFFD for a character that the end of the file cut in two.
                text.Append(rune);
            bytes = bytes[length..];
        }
        return text.ToString();
    }

    /// <summary>UTF-16 without its mark: most characters of a western text have a zero byte, always on the same side.</summary>
    private static bool LooksLikeUtf16(ReadOnlySpan<byte> bytes, int zeroAt)
    {
        if (bytes.Length < 4 || bytes.Length % 2 != 0)
            return false;
        int zeros = 0,
            others = 0;
        for (var i = 0; i < bytes.Length; i += 2)
        {
            zeros += bytes[i + zeroAt] is 0 ? 1 : 0;
            others += bytes[i + 1 - zeroAt] is 0 ? 1 : 0;
        }
        return others is 0 && zeros > bytes.Length / 2 * 3 / 4;
    }
}
