using Commentary.Application.Delta;
using Commentary.Application.Demonstration;
using Commentary.Application.Model;
using Commentary.Application.Press;
using Commentary.Application.Publishing;
using Commentary.Application.Readers;
using Commentary.Application.Reading;
using Commentary.Application.Redirects;
using Commentary.Application.Redirects.Misses;
using Commentary.Application.Topics;
using Commentary.Text.Languages;
using Microsoft.AspNetCore.Hosting;

namespace Commentary.Browser.Tests.Fixture;

/// <summary>
/// One building for all tests that only look: the demonstration pieces, a piece that is hard to lay out, rules for old addresses, members.
/// Nobody changes in it what the public sees.
/// </summary>
public sealed class FurnishedBuilding : Building
{
    private const string AllowedHost = "allowed.example";
    public const string ForwardedOnClick = "/vieux/au-clic";
    public const string ForwardedOff = "/vieux/ailleurs";
    public const string ForwardedAtOnce = "/vieux/tout-de-suite";
    public const string GoneForGood = "/vieux/retire";

    /// <summary>What a reader asked for and nothing answers, with what it is most like.</summary>
    public const string Lost = "/2019/authentification-postquantique-des-telecommunicateurs.html";

    public Credentials Editor { get; private set; } = null!;

    /// <summary>Another, who reads the newsroom in English.</summary>
    public Credentials Colleague { get; private set; } = null!;

    /// <summary>And one more, for what two people do at once.</summary>
    public Credentials Third { get; private set; } = null!;

    /// <summary>The piece that is hard to lay out.</summary>
    public int AwkwardArticle { get; private set; }

    /// <summary>A topic with names as long as they may be, renamed before, with rules that lead to it.</summary>
    public int LongTopic { get; private set; }

    /// <summary>And one like most.</summary>
    public int ShortTopic { get; private set; }

    /// <summary>The address of a piece that has a French edition only.</summary>
    public string FrenchOnly { get; private set; } = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await As.Administrator.Send(new SeedDemonstration.Command());
        FrenchOnly = Addresses.Article(Language.French, (await As.Editor.Send(new ListLatest.Query(Language.French, 1))).Pieces[0].Slug);
        AwkwardArticle = await Some.Article(this, Some.Awkward(Language.French), Some.Awkward(Language.English));
        foreach (var language in LanguageNames.All)
            await As.Editor.Send(
                new Publish.Command(AwkwardArticle, language) { CorrectionNote = "Le chiffre du deuxième paragraphe était faux." }
            );
        for (var voice = 0; voice < ReadingDelta.Least; voice++)
            await As.Editor.Send(
                new AddVoice.Command(
                    Language.French,
                    Some.AwkwardSlug(Language.French),
                    1 + (voice % 5),
                    1 + (voice * 2 % 5),
                    $"192.0.2.{voice}"
                )
            );
        await Rule(ForwardedOnClick, FrenchOnly, RedirectAnswer.ForwardOnClick);
        await Rule(ForwardedOff, $"https://{AllowedHost}/texte", RedirectAnswer.ForwardOnClick);
        await Rule(ForwardedAtOnce, FrenchOnly, RedirectAnswer.ForwardAtOnce);
        await Rule(GoneForGood, "", RedirectAnswer.Gone);
        await Rule($"/{new string('x', 300)}.html", FrenchOnly, RedirectAnswer.MovedPermanently);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await As.Editor.Send(
            new CountMisses.Command([
                new("", Lost, MissKind.Reader, 1284, "infolettre.example.org", now.AddDays(-40), now),
                new("ancien.example.ca", "/rien/de-tel.html", MissKind.Reader, 3, "", now, now),
                new("", $"/{new string('z', 300)}.html", MissKind.Reader, 1, "", now, now),
            ])
        );
        await As.Editor.Send(
            new CountReadings.Command([
                .. Enumerable
                    .Range(0, 200)
                    .SelectMany(day =>
                        LanguageNames.All.Select(language => (Day: DateOnly.FromDateTime(now).AddDays(-1 - day), Language: language))
                    )
                    .Select(c => new CountReadings.Counted(
                        c.Day,
                        AwkwardArticle,
                        c.Language,
                        1 + (c.Day.DayNumber * 37 % 991),
                        c.Day.DayNumber % 90
                    )),
            ])
        );
        (LongTopic, ShortTopic) = await Topics();
        Editor = await Member("Édith");
        Third = await Member("Thierry");
        Colleague = await Member("Colin", Role.Administrator, Language.English);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Site:RedirectHosts:0", AllowedHost);
    }

    private async Task<(int Long, int Short)> Topics()
    {
        var rows = (await As.Editor.Send(new ListTopics.Query())).Rows;
        var (row, other) = (rows.First(r => r.French.Slug == "tech"), rows.First(r => r.French.Slug == "ia"));
        for (var time = 1; time <= 2; time++)
            await As.Editor.Send(
                new RenameTopic.Command
                {
                    Id = row.Id,
                    OpenedVersion = row.Version + time - 1,
                    French = Long("é", "accessibilite", time),
                    English = Long("e", "accessibility", time),
                }
            );
        return (row.Id, other.Id);

        static RenameTopic.Naming Long(string letter, string slug, int time) =>
            new()
            {
                Name = $"Accessibilit{letter} {new string('w', 60)} {time}",
                Slug = $"{slug}-{new string('w', 80)}-{time}",
                Hashtag = $"{new string('W', 79)}{time}",
            };
    }

    private async Task Rule(string from, string to, RedirectAnswer answer) =>
        await As.Editor.Send(
            new WriteRedirect.Command
            {
                From = from,
                To = to,
                Answer = answer,
            }
        );
}
