using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Reading;
using Commentary.Application.Redirects;
using Commentary.Text.Languages;
using Commentary.Web.Changes;
using Commentary.Web.Resources;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Site.Feeds;

/// <summary>The newest pieces, whole: Atom (RFC 4287) and JSON Feed 1.1, one of each for a language and for a topic.</summary>
internal static class FeedEndpoints
{
    private static readonly string[] Reading = ["GET", "HEAD"];

    public static void AddFeeds(this IServiceCollection services)
    {
        services.AddScoped<AtomFeed>();
        services.AddScoped<JsonFeed>();
        services.AddScoped<WholePiece>();
    }

    public static void MapFeeds(this WebApplication app)
    {
        foreach (var language in LanguageNames.All)
        {
            Map(Addresses.AtomFeed(language), Addresses.AtomFeed(language, "{slug}"), language, AtomFeed.Sent, Atom);
            Map(Addresses.JsonFeed(language), Addresses.JsonFeed(language, "{slug}"), language, JsonFeed.Type, Json);
        }

        static byte[] Atom(HttpContext context, Feed feed) => context.RequestServices.GetRequiredService<AtomFeed>().Write(feed);
        static byte[] Json(HttpContext context, Feed feed) => context.RequestServices.GetRequiredService<JsonFeed>().Write(feed);

        void Map(string all, string topic, Language language, string type, Func<HttpContext, Feed, byte[]> write)
        {
            app.MapMethods(all, Reading, (Delegate)((HttpContext context) => Send(context, null)));
            app.MapMethods(topic, Reading, (HttpContext context, string slug) => Send(context, slug));

            async Task<IResult> Send(HttpContext context, string? slug)
            {
                var services = context.RequestServices;
                context.Response.AllowCaching();
                try
                {
                    // Others may wait for this very feed: one reader who leaves must not take it from them.
                    var read = await services
                        .GetRequiredService<IMediator>()
                        .Send(new ReadFeed.Query(language, slug), CancellationToken.None);
                    var says = services.GetRequiredService<IStringLocalizer<SiteTexts>>();
                    return Results.Bytes(write(context, Feed.Of(read, language, says)), $"{type}; charset=utf-8");
                }
                catch (NotHere)
                {
                    return MovedTo(context, language, slug!) is { } moved
                        ? Results.Redirect(moved + topic[topic.LastIndexOf('/')..], permanent: true)
                        : Results.NotFound();
                }
            }
        }
    }

    /// <summary>A topic that was renamed takes its followers along: where the rule at its page leads, its feed is.</summary>
    private static string? MovedTo(HttpContext context, Language language, string slug)
    {
        var services = context.RequestServices;
        return
            OldAddress.OfRequest("", Addresses.Topic(language, slug), "") is { } old
            && services
                .GetRequiredService<ChangeTail>()
                .Redirects?.Find(old, () => language, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime)
                is { Target: { } target }
            && target.StartsWith(Addresses.Topic(language, ""), StringComparison.Ordinal)
            ? target
            : null;
    }
}

/// <summary>What a feed says of itself, in either format.</summary>
/// <param name="Home">The page that it follows.</param>
/// <param name="Other">The same feed in the other language, in the formats of <paramref name="Atom"/> and <paramref name="Json"/>; null when there is none.</param>
internal sealed record Feed(
    Language Language,
    string Title,
    string Description,
    string Home,
    string Atom,
    string Json,
    (string Home, string Atom, string Json)? Other,
    IReadOnlyList<ReadFeed.Entry> Entries
)
{
    public static Feed Of(ReadFeed.Result read, Language language, IStringLocalizer<SiteTexts> says)
    {
        var other = language.Other();
        if (read.Topic is not { } topic)
            return new(
                language,
                says["FeedTitle"],
                says["Motto"],
                Addresses.Home(language),
                Addresses.AtomFeed(language),
                Addresses.JsonFeed(language),
                (Addresses.Home(other), Addresses.AtomFeed(other), Addresses.JsonFeed(other)),
                read.Entries
            );
        return new(
            language,
            says["FeedOfTopic", topic.Name],
            says["TopicDescription", topic.Name],
            Addresses.Topic(language, topic.Slug),
            Addresses.AtomFeed(language, topic.Slug),
            Addresses.JsonFeed(language, topic.Slug),
            topic.OtherSlug is { } slug
                ? (Addresses.Topic(other, slug), Addresses.AtomFeed(other, slug), Addresses.JsonFeed(other, slug))
                : null,
            read.Entries
        );
    }

    /// <summary>The piece's for ever (RFC 4287, 4.2.6; RFC 9562): it holds neither slug nor host, which may both change.</summary>
    public static string Id(Publication piece) => $"urn:uuid:{piece.FeedId}";

    /// <summary>A change of the original is news for who follows the translation: it now says that it is older.</summary>
    public static DateTime Updated(ReadFeed.Entry entry) => entry.OriginalSince ?? entry.Publication.PublishedAt;
}
