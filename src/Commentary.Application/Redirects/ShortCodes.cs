using Commentary.Application.Data;
using Commentary.Application.Members;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Redirects;

/// <summary>Gives each article the code that is its own for ever.</summary>
public class ShortCodes(CommentaryDb db, CurrentMember member, TimeProvider clock, Random random)
{
    /// <summary>To an article that has none yet. Whoever asks saves, and writes the change that tells every node.</summary>
    public async Task Give(int article, CancellationToken stop)
    {
        if (await db.ShortLinks.AnyAsync(l => l.ArticleId == article && !l.IsChosen, stop))
            return;
        var code = ShortAddress.Make(random, ShortAddress.Length);
        // Longer each time: the fuller the short ones are, the less they are tried.
        while (ShortAddress.IsReserved(code) || await db.ShortLinks.AnyAsync(l => l.Code == code, stop))
            code = ShortAddress.Make(random, code.Length + 1);
        db.ShortLinks.Add(
            new()
            {
                Code = code,
                ArticleId = article,
                MadeAt = clock.GetUtcNow().UtcDateTime,
                MadeBy = member.Name,
            }
        );
    }
}
