using Commentary.Application.Data;
using Commentary.Application.Delta;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Delta;

/// <summary>The reading delta: what readers are asked before and after the two readings, and how they moved.</summary>
public class DeltaTests : IClassFixture<Listening>
{
    private readonly Listening site;

    public DeltaTests(Listening site)
    {
        this.site = site;
        site.StartServer();
    }

    private const string Question = "Est-ce une bonne nouvelle?";

    private static int places;

    private async Task<int> Asking(string title, bool inEnglishToo = false)
    {
        var id = await Some.Article(site, title, inEnglishToo);
        await site.Save(id, text => text with { Question = Question });
        await site.As.Editor.Send(new Publish.Command(id, Language.French));
        if (inEnglishToo)
        {
            await site.Save(id, text => text with { Question = "Is that good news?" }, Language.English);
            await site.As.Editor.Send(new Publish.Command(id, Language.English));
        }
        await site.CatchUp();
        return id;
    }

    /// <summary>A voice from a place of its own.</summary>
    private Task<AddVoice.Result> Voice(string slug, int before, int after, string? from = null, Language language = Language.French) =>
        site.As.Nobody.Send(new AddVoice.Command(language, slug, before, after, from ?? NewPlace()));

    private static string NewPlace()
    {
        var place = Interlocked.Increment(ref places);
        return $"192.0.{place / 250}.{place % 250}";
    }

    private async Task Voices(string slug, int count, int before, int after)
    {
        for (var i = 0; i < count; i++)
            (await Voice(slug, before, after)).Should().Be(AddVoice.Result.Counted);
    }

    private Task<Dictionary<(int, int), int>> Counted(int article) =>
        site.Look(async db =>
            (await db.Voices.Where(v => v.ArticleId == article).ToListAsync()).ToDictionary(
                v => ((int)v.Before, (int)v.After),
                v => v.Count
            )
        );

    [Fact]
    public async Task A_piece_asks_before_and_after_the_two_readings_and_sends_both_answers_at_once()
    {
        await Asking("Demande");
        var page = await site.Reader().Page("/fr/articles/demande");

        var form = page.GetElementById("voice")!;
        form.GetAttribute("method").Should().Be("post");
        form.GetAttribute("action").Should().Be("/fr/articles/demande/voix");
        var before = page.QuerySelectorAll("input[name=before]");
        before.Should().HaveCount(5).And.OnlyContain(step => step.GetAttribute("form") == "voice", "they stand outside the form");
        form.QuerySelectorAll("input[name=after]").Should().HaveCount(5);
        page.QuerySelector("#question .asked")!.TextContent.Plain().Should().Be("Est-ce une bonne nouvelle ?");
        page.QuerySelector("#question ~ .pair #optimiste").Should().NotBeNull("the first question stands before the two readings");
        page.QuerySelector(".pair ~ #voice").Should().NotBeNull("the second after them");
        page.QuerySelector(".movement").Should().BeNull("nobody has answered");
    }

    [Fact]
    public async Task A_piece_without_a_question_asks_nothing_and_takes_no_voice()
    {
        await Some.Article(site, "Sans question");
        var page = await site.Reader().Page("/fr/articles/sans-question");
        page.QuerySelectorAll(".ask").Should().BeEmpty();
        (await site.Reader().Ask("/fr/articles/sans-question/voix")).Status().Should().Be(404);
        (await Send("/fr/articles/sans-question/voix", "before=1&after=2")).Status().Should().Be(404);
        (await Send("/fr/articles/nulle-part/voix", "before=1&after=2")).Status().Should().Be(404);
    }

    [Fact]
    public async Task A_voice_is_one_more_in_one_of_twenty_five_sums()
    {
        var article = await Asking("Somme");
        using var sent = await Send("/fr/articles/somme/voix", "before=2&after=4");
        sent.Status().Should().Be(302);
        sent.Headers.Location!.ToString().Should().Be("/fr/articles/somme/voix?done=Counted");
        sent.Headers.Contains("Set-Cookie").Should().BeFalse();
        await Voice("somme", 2, 4);
        await Voice("somme", 5, 5);

        (await Counted(article)).Should().BeEquivalentTo(new Dictionary<(int, int), int> { [(2, 4)] = 2, [(5, 5)] = 1 });
        var answer = await site.Reader().Page("/fr/articles/somme/voix?done=Counted");
        answer.QuerySelector("[role=status]")!.TextContent.Should().Contain("comptée");
        answer.QuerySelector("form.ask").Should().BeNull("who has answered is not asked again");
        answer.QuerySelector(".movement").Should().BeNull();
        answer.Body!.TextContent.Should().Contain("20");
    }

    [Theory]
    [InlineData("")]
    [InlineData("before=3")]
    [InlineData("after=3")]
    [InlineData("before=0&after=3")]
    [InlineData("before=3&after=6")]
    [InlineData("before=-1&after=3")]
    [InlineData("before=oui&after=non")]
    [InlineData("before=99999999999999999999&after=1")]
    [InlineData("before=1;after=1")]
    public async Task Half_an_answer_or_none_is_asked_for_again_with_what_was_chosen(string body)
    {
        var slug = $"moitie-{(uint)body.GetHashCode(StringComparison.Ordinal)}";
        var article = await Asking(slug);
        using var sent = await Send($"/fr/articles/{slug}/voix", body);
        sent.Status().Should().Be(422);
        var page = await sent.Html();
        page.QuerySelectorAll("[role=alert] p").Should().NotBeEmpty();
        page.QuerySelectorAll("form.ask input[type=radio]").Should().HaveCount(10);
        page.QuerySelectorAll("input[name=before]:checked").Should().HaveCount(body == "before=3" || body == "before=3&after=6" ? 1 : 0);
        (await Counted(article)).Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_is_shown_below_twenty_voices_and_then_only_in_groups()
    {
        await Asking("Vingt");
        await Voices("vingt", 12, 1, 3);
        await Voices("vingt", 5, 4, 4);
        await Voices("vingt", 2, 5, 2);
        await site.CatchUp();
        (await site.Reader().Page("/fr/articles/vingt")).QuerySelector(".movement").Should().BeNull("nineteen are too few");

        await Voice("vingt", 5, 2);
        await site.CatchUp();
        var page = await site.Reader().Page("/fr/articles/vingt");
        var movement = page.QuerySelector(".movement")!;
        movement
            .QuerySelector("figcaption")!
            .TextContent.Plain()
            .Should()
            .Contain("Sur 20 réponses, 12 ont glissé vers le oui, 3 vers le non et 5 n’ont pas bougé.");
        movement
            .QuerySelectorAll("tbody tr")
            .Select(row => string.Join(' ', row.QuerySelectorAll("td:not(.bars)").Select(cell => cell.TextContent.Plain())))
            .Should()
            .Equal("60 % 0 %", "0 % 15 %", "0 % 60 %", "25 % 25 %", "15 % 0 %");

        await Voices("vingt", 4, 1, 1);
        await site.CatchUp();
        (await Text()).Should().Contain("Sur 20 réponses", "four more would let one of them be guessed");
        await Voice("vingt", 1, 1);
        await site.CatchUp();
        (await Text()).Should().Contain("Sur 25 réponses");

        async Task<string> Text() => (await site.Reader().Page("/fr/articles/vingt")).QuerySelector(".movement")!.TextContent.Plain();
    }

    [Fact]
    public async Task Both_languages_ask_and_are_counted_together()
    {
        var article = await Asking("Ensemble", inEnglishToo: true);
        await Voice("ensemble", 1, 2);
        await Voice("ensemble-in-english", 1, 2, language: Language.English);
        (await Counted(article)).Should().BeEquivalentTo(new Dictionary<(int, int), int> { [(1, 2)] = 2 });

        var page = await site.Reader().Page("/en/articles/ensemble-in-english");
        page.QuerySelector("#question .asked")!.TextContent.Should().Be("Is that good news?");
        page.GetElementById("voice")!.GetAttribute("action").Should().Be("/en/articles/ensemble-in-english/voice");
        var french = await site.Reader().Page("/fr/articles/ensemble/voix");
        french.QuerySelector(".tongues a")!.GetAttribute("href").Should().Be("/en/articles/ensemble-in-english/voice");
    }

    [Fact]
    public async Task A_script_that_answers_ten_thousand_times_is_counted_five_times()
    {
        var article = await Asking("Script");
        var results = new List<AddVoice.Result>();
        for (var i = 0; i < 10_000; i++)
            results.Add(await Voice("script", 1 + (i % 5), 5, from: "203.0.113.7"));
        results.Count(result => result is AddVoice.Result.Counted).Should().Be(VoiceGate.MostFromOnePlace);
        (await Counted(article)).Values.Sum().Should().Be(VoiceGate.MostFromOnePlace);
    }

    [Fact]
    public async Task Who_is_turned_away_waits_for_nobody_who_writes()
    {
        await Asking("Verrou");
        for (var i = 0; i < VoiceGate.MostFromOnePlace; i++)
            await Voice("verrou", 1, 2, from: "203.0.113.9");
        await using var scope = site.Services.CreateAsyncScope();
        var editor = scope.ServiceProvider.GetRequiredService<CommentaryDb>();
        // An editor is saving: on SQLite nobody else can begin to write until they are done.
        await using var saving = await editor.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await editor.Editions.ExecuteUpdateAsync(e => e.SetProperty(x => x.SavedBy, x => x.SavedBy), TestContext.Current.CancellationToken);
        (await Voice("verrou", 1, 2, from: "203.0.113.9").WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken))
            .Should()
            .Be(AddVoice.Result.Enough);
    }

    [Fact]
    public async Task A_script_that_goes_through_the_door_is_counted_five_times_and_told_so()
    {
        var article = await Asking("Par la porte");
        for (var i = 0; i < 200; i++)
        {
            using var sent = await Send(
                "/fr/articles/par-la-porte/voix",
                "before=1&after=5",
                ("X-Forwarded-For", $"198.51.100.{i}"),
                ("User-Agent", $"{i}")
            );
            sent.Headers.Location!.ToString().Should().EndWith(i < VoiceGate.MostFromOnePlace ? "?done=Counted" : "?done=Enough");
        }
        (await Counted(article)).Values.Sum().Should().Be(VoiceGate.MostFromOnePlace, "a forged address is nobody's");
        (await site.Reader().Page("/fr/articles/par-la-porte/voix?done=Enough"))
            .QuerySelector("[role=status]")!
            .TextContent.Should()
            .Contain("n’a pas été comptée");
    }

    [Fact]
    public async Task A_whole_network_of_addresses_is_one_place_and_a_thousand_places_are_not_believed_in_an_hour()
    {
        var article = await Asking("Réseau");
        for (var i = 0; i < 50; i++)
            await Voice("reseau", 1, 5, from: $"2001:db8:1:2::{i:x}");
        (await Counted(article)).Values.Sum().Should().Be(VoiceGate.MostFromOnePlace, "a subscriber has all of a /64");

        for (var i = 0; i < 1000; i++)
            await Voice("reseau", 1, 5, from: $"2001:db8:2:{i:x}::1");
        (await Counted(article)).Values.Sum().Should().Be(VoiceGate.MostInAnHour);
        var other = await Asking("Autre réseau");
        await Voice("autre-reseau", 1, 5, from: "2001:db8:2:1::1");
        (await Counted(other)).Values.Sum().Should().Be(1, "another piece is another count");
    }

    [Fact]
    public async Task Another_sites_page_cannot_answer_for_its_visitors()
    {
        var article = await Asking("Ailleurs");
        foreach (var origin in new[] { "cross-site", "same-site" })
            (await Send("/fr/articles/ailleurs/voix", "before=1&after=5", ("Sec-Fetch-Site", origin))).Status().Should().Be(403);
        (await Counted(article)).Should().BeEmpty();
        (await Send("/fr/articles/ailleurs/voix", "before=1&after=5", ("Sec-Fetch-Site", "same-origin"))).Status().Should().Be(302);
        (await Counted(article)).Values.Sum().Should().Be(1);
    }

    [Fact]
    public async Task A_body_too_large_for_two_digits_is_refused_not_read()
    {
        await Asking("Trop gros");
        using var sent = await Send("/fr/articles/trop-gros/voix", "before=1&after=5&pad=" + new string('x', 100_000));
        sent.Status().Should().BeInRange(400, 499);
        using var odd = await Send("/fr/articles/trop-gros/voix", "%00=%ff&before=%u0041");
        odd.Status().Should().BeInRange(400, 499);
    }

    [Fact]
    public async Task Voices_that_come_at_once_are_all_counted()
    {
        var article = await Asking("À la fois");
        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Voice("a-la-fois", 3, 4)));
        (await Counted(article)).Should().BeEquivalentTo(new Dictionary<(int, int), int> { [(3, 4)] = 24 });
    }

    [Fact]
    public async Task An_editor_switches_the_question_off_and_on_and_counts_anew()
    {
        var article = await Asking("Interrupteur");
        await Voices("interrupteur", 20, 2, 5);
        await Turn(TurnDelta.Turn.Off);
        var off = await site.Reader().Page("/fr/articles/interrupteur");
        off.QuerySelectorAll(".ask, .movement").Should().BeEmpty();
        var late = () => Voice("interrupteur", 1, 1);
        await late.Should().ThrowAsync<NotHere>();

        await Turn(TurnDelta.Turn.On);
        var on = await site.Reader().Page("/fr/articles/interrupteur");
        on.QuerySelectorAll(".ask").Should().HaveCount(2);
        on.QuerySelector(".movement figcaption")!.TextContent.Plain().Should().Contain("Sur 20 réponses, 20 ont glissé vers le oui");

        await Turn(TurnDelta.Turn.Anew);
        (await site.Reader().Page("/fr/articles/interrupteur")).QuerySelector(".movement").Should().BeNull();
        (await Counted(article)).Should().BeEmpty();

        async Task Turn(TurnDelta.Turn turn)
        {
            await site.As.Editor.Send(new TurnDelta.Command(article, turn));
            await site.CatchUp();
        }
    }

    [Fact]
    public async Task An_author_sees_the_movement_and_does_not_switch_it()
    {
        var article = await Asking("Auteur");
        await Voice("auteur", 2, 3);
        var seen = await site.As.Author.Send(new OpenDelta.Query(article));
        seen.Movement[2, 3].Should().Be(1);
        seen.Shown.Should().Be(0);
        var turn = () => site.As.Author.Send(new TurnDelta.Command(article, TurnDelta.Turn.Off));
        await turn.Should().ThrowAsync<NotAllowed>();
        var stranger = () => site.As.Nobody.Send(new OpenDelta.Query(article));
        await stranger.Should().ThrowAsync<NotAllowed>();
    }

    [Fact]
    public async Task A_question_is_a_line_that_is_kept_with_the_draft_and_is_no_words_of_the_piece()
    {
        var article = await Some.Article(site, "Ligne", inEnglishToo: true);
        await site.Save(article, text => text with { Question = "  Est-ce\nbien ?  " });
        var kept = await site.Look(db =>
            db.Editions.Where(e => e.ArticleId == article && e.Language == Language.French)
                .Select(e => new { e.Question, e.Version })
                .SingleAsync()
        );
        kept.Question.Should().Be("Est-ce bien ?");
        (await site.Look(db => db.Revisions.Where(r => r.Text.Question == "Est-ce bien ?" && r.Number == kept.Version).CountAsync()))
            .Should()
            .Be(1);
        await site.As.Editor.Send(new Publish.Command(article, Language.French));
        await site.CatchUp();
        (await site.Reader().Page("/en/articles/ligne-in-english"))
            .QuerySelectorAll(".aside")
            .Should()
            .BeEmpty("a question makes no translation older");

        var tooLong = () => site.Save(article, text => text with { Question = new string('x', Edition.QuestionLength + 1) });
        await tooLong.Should().ThrowAsync<ValidationException>();
    }

    [Fact]
    public async Task A_file_that_comes_again_leaves_the_question()
    {
        var text = System.Text.Encoding.UTF8.GetString(Some.Sample);
        var first = await site.As.Editor.Send(Some.File(text));
        await site.Save(first.ArticleId, edition => edition with { Question = Question });
        await site.As.Editor.Send(
            Some.File(text.Replace("Récapitulatif factuel", "Récapitulatif factuel\r\n\r\nEncore un fait.", StringComparison.Ordinal)) with
            {
                Replace = true,
            }
        );
        (
            await site.Look(db =>
                db.Editions.Where(e => e.ArticleId == first.ArticleId && e.Language == Language.French)
                    .Select(e => e.Question)
                    .SingleAsync()
            )
        )
            .Should()
            .Be(Question);
    }

    private async Task<HttpResponseMessage> Send(string address, string body, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.TryAddWithoutValidation("Accept-Language", "fr-CA");
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
