using System.Text.Json;
using Commentary.Application.Model;
using Commentary.Text.HouseFormat;

namespace Commentary.Web.Admin.Articles;

/// <summary>What was said of a file when it was read, as a form keeps it beside the text while the file itself is gone: JSON.</summary>
internal static class FileNotes
{
    /// <summary>In UTF-16 code units, as <see cref="Finding"/> has it.</summary>
    private const int MaxExcerpt = 80;

    public static string Write(IReadOnlyList<Finding> notes) => notes.Count == 0 ? "" : JsonSerializer.Serialize(notes);

    /// <summary>Nothing, for what this page did not write.</summary>
    public static IReadOnlyList<Finding> Read(string written)
    {
        try
        {
            return written.Length == 0
                ? []
                :
                [
                    .. (JsonSerializer.Deserialize<List<Finding?>>(written) ?? [])
                        .OfType<Finding>()
                        .Where(note => Enum.IsDefined(note.Kind) && note is { Line: > 0, Excerpt.Length: <= MaxExcerpt })
                        .Take(ImportedFile.MaxFindings),
                ];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
