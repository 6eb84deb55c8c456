using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Notes;
using Commentary.Application.Pictures;
using Commentary.Application.Redirects;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Links;
using Commentary.Text.Markdown;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Checking;

/// <summary>All findings about a saved edition: asked by the desk, and again by whatever publishes.</summary>
public class Checklist(CommentaryDb db, SiteOptions site)
{
    /// <summary>Links of one edition that are looked at.</summary>
    public const int MostLinks = 300;

    public async Task<IReadOnlySet<Check>> Stopping(CancellationToken stop) =>
        (await db.StoppingChecks.Select(c => c.Check).ToListAsync(stop)).ToHashSet();

    /// <summary>In the order of <see cref="Check"/>; nothing of an edition in which nothing was written.</summary>
    public async Task<IReadOnlyList<Finding>> Of(Article article, Language language, IReadOnlySet<Check> stopping, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(stopping);
        if (article.Edition(language) is not { Version: > 0 } edition)
            return [];
        var text = edition.Text;
        List<Finding> found = [.. Checks.Of(text, language, article.Source.Text, article.Source.Check)];
        found.AddRange(
            (await db.UndescribedIn(text, language, stop)).Select(picture => new Finding(
                Check.PictureMute,
                $"{picture.Part}",
                picture.FileName.Length > 0 ? picture.FileName : picture.Key
            ))
        );
        var links = Links(text).ToList();
        if (links.Count > 0)
        {
            found.AddRange(await Nowhere(links, language, stop));
            found.AddRange(await Gone(links, stop));
        }
        if (await db.OpenNotesIn(article.Id, language, stop) is var (count, id, field, beginning))
            found.Add(new(Check.NoteOpen, field, count, beginning) { Note = id });
        return [.. found.OrderBy(f => f.Check).Select(f => f with { Stops = stopping.Contains(f.Check) })];
    }

    /// <summary>What keeps an edition from being published, besides what <see cref="Publishing.WhyNot"/> demands.</summary>
    public async Task<IReadOnlyList<Finding>> Stops(Article article, Language language, CancellationToken stop)
    {
        var stopping = await Stopping(stop);
        return stopping.Count == 0 ? [] : [.. (await Of(article, language, stopping, stop)).Where(f => f.Stops)];
    }

    internal static IEnumerable<(string Field, string Url)> Links(EditionText text) =>
        PartNames
            .Bodies.SelectMany(part =>
                WrittenLinks.Of(text[part]).Where(link => link.IsWhole && !link.IsPicture).Select(link => ($"{part}", link.Url))
            )
            .Distinct()
            .Take(MostLinks);

    /// <summary>Links within the site that lead to no page, asked in one query for each kind of page.</summary>
    private async Task<IReadOnlyList<Finding>> Nowhere(List<(string Field, string Url)> links, Language language, CancellationToken stop)
    {
        var within = links
            .Select(link => (link.Field, link.Url, Place: SitePlace.Of(link.Url, site.Address)))
            .Where(link => link.Place is not null)
            .ToList();
        if (within.Count == 0)
            return [];
        var slugs = Of(PlaceKind.Article);
        var live = await db.Live.Where(l => slugs.Contains(l.Slug)).Select(l => new { l.Language, l.Slug }).ToListAsync(stop);
        var names = Of(PlaceKind.Topic);
        var topics = await db.Set<TopicName>().Where(t => names.Contains(t.Slug)).Select(t => new { t.Language, t.Slug }).ToListAsync(stop);
        var codes = Of(PlaceKind.Short);
        var shorts = await db.ShortLinks.Where(s => codes.Contains(s.Code)).Select(s => s.Code).ToListAsync(stop);
        var paths = within.Select(link => link.Place!.Path).Distinct().ToList();
        var rules = await db
            .Redirects.Where(r => r.Match == RedirectMatch.Exact && paths.Contains(r.Path))
            .Select(r => r.Path)
            .ToListAsync(stop);

        return
        [
            .. within.Where(link => !Leads(link.Place!)).Select(link => new Finding(Check.LinkNowhere, link.Field, Checks.Shown(link.Url))),
        ];

        List<string> Of(PlaceKind kind) => [.. within.Where(link => link.Place!.Kind == kind).Select(link => link.Place!.Name).Distinct()];

        bool Leads(SitePlace place) =>
            place.Kind switch
            {
                PlaceKind.Fixed => true,
                PlaceKind.Fragment => SitePlace.IsFragment(place.Name, language),
                PlaceKind.Article => live.Exists(l => l.Language == place.Language && l.Slug == place.Name),
                PlaceKind.Topic => topics.Exists(t => t.Language == place.Language && t.Slug == place.Name),
                PlaceKind.Short => shorts.Contains(place.Name),
                _ => false,
            } || rules.Contains(place.Path);
    }

    private async Task<IReadOnlyList<Finding>> Gone(List<(string Field, string Url)> links, CancellationToken stop)
    {
        var outside = links
            .Where(link => SitePlace.Of(link.Url, site.Address) is null)
            .Select(link =>
                (link.Field, link.Url, Key: SourceAddress.TryCanonical(link.Url, out var canonical) ? SourceLink.KeyOf(canonical) : "")
            )
            .Where(link => link.Key.Length > 0)
            .ToList();
        var keys = outside.Select(link => link.Key).Distinct().ToList();
        if (keys.Count == 0)
            return [];
        var gone = await db.OutsideLinks.Where(l => l.IsGone && keys.Contains(l.Key)).Select(l => l.Key).ToListAsync(stop);
        return
        [
            .. outside
                .Where(link => gone.Contains(link.Key))
                .Select(link => new Finding(Check.LinkGone, link.Field, Checks.Shown(link.Url))),
        ];
    }
}
