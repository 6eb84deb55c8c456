using Commentary.Application.Press;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Reading;

internal static class Describing
{
    /// <summary>Puts what describes the pictures of these publications beside them, as it is told now.</summary>
    public static async Task Describe(
        this PressDb press,
        IReadOnlyCollection<Publication> publications,
        Language language,
        CancellationToken stop
    )
    {
        var ids = publications.Select(p => p.Id).ToList();
        var described = await (
            from shown in press.PublicationPictures
            join description in press.PictureDescriptions on shown.PictureId equals description.PictureId
            where ids.Contains(shown.PublicationId) && description.Language == language
            select new { shown.Key, description.Words }
        )
            .Distinct()
            .ToDictionaryAsync(d => d.Key, d => d.Words, StringComparer.Ordinal, stop);
        foreach (var publication in publications)
            publication.Descriptions = described;
    }
}
