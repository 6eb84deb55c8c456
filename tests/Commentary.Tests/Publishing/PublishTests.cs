using Commentary.Application.Articles;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Publishing;
using Commentary.Application.Redirects;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Publishing;

/// <summary>An edition is shown to readers, and taken away again.</summary>
public class PublishTests(Building building) : IClassFixture<Building>
{
    private readonly int n = Pieces.Next();

    private async Task<IReadOnlyList<string>> WhyNot(int article, Language language) =>
        [
            .. (
                await Assert.ThrowsAsync<ValidationException>(() => building.As.Editor.Send(new Publish.Command(article, language)))
            ).Errors.Select(e => e.ErrorCode),
        ];

    private Task<Publication> Publish(int article, Language language = Language.French) =>
        building.As.Editor.Send(new Publish.Command(article, language));

    [Fact]
    public async Task English_can_be_published_only_once_French_is()
    {
        var id = await Some.Draft(building, $"Le français mène {n}");
        await building.Save(id, _ => Some.Text($"French leads {n}", Language.English), Language.English);

        (await WhyNot(id, Language.English)).Should().Equal(nameof(Reason.FrenchNotPublic));
        await Publish(id);
        await Publish(id, Language.English);

        await building.CatchUp();
        await building.Reader().Page($"/en/articles/french-leads-{n}");
    }

    [Fact]
    public async Task English_cannot_be_published_again_once_French_was_withdrawn()
    {
        var id = await Some.Draft(building, $"Retiré avant {n}");
        await building.Save(id, _ => Some.Text($"Withdrawn before {n}", Language.English), Language.English);
        await Publish(id);
        await building.As.Editor.Send(new Withdraw.Command(id, Language.French));

        (await WhyNot(id, Language.English)).Should().Equal(nameof(Reason.FrenchNotPublic));
    }

    [Fact]
    public async Task French_is_not_withdrawn_from_under_English()
    {
        var id = await Some.Article(building, $"Les deux sortis {n}", inEnglishToo: true);

        var refused = await Assert.ThrowsAsync<ValidationException>(() =>
            building.As.Editor.Send(new Withdraw.Command(id, Language.French))
        );

        refused.Errors.Select(e => e.ErrorCode).Should().Equal(nameof(Reason.EnglishStillPublic));
        await building.Reader().Page($"/fr/articles/les-deux-sortis-{n}");
    }

    [Theory]
    [InlineData(nameof(EditionText.Title), nameof(Reason.TitleMissing))]
    [InlineData(nameof(EditionText.Summary), nameof(Reason.SummaryMissing))]
    [InlineData(nameof(EditionText.Neutral), nameof(Reason.NeutralMissing))]
    [InlineData(nameof(EditionText.Example), nameof(Reason.ExampleMissing))]
    [InlineData(nameof(EditionText.Optimistic), nameof(Reason.OptimisticMissing))]
    [InlineData(nameof(EditionText.Pessimistic), nameof(Reason.PessimisticMissing))]
    public async Task A_part_that_is_missing_is_a_reason(string field, string reason)
    {
        var id = await Some.Draft(building, $"Il manque {field} {n}");
        await building.Save(id, text => text.With(field, " \n\t"));

        (await WhyNot(id, Language.French)).Should().Contain(reason);
        (await building.Open(id)).French.Why.Select(r => r.ToString()).Should().Contain(reason);
        (await building.Look(db => db.Publications.AnyAsync(p => p.ArticleId == id))).Should().BeFalse();
    }

    [Fact]
    public async Task Every_reason_is_given_at_once_and_beside_its_field()
    {
        var id = await building.As.Author.Send(new StartArticle.Command { Title = "Bientôt vide" });
        await building.Save(id, _ => EditionText.Empty);

        var refused = await Assert.ThrowsAsync<ValidationException>(() => Publish(id));

        refused
            .Errors.Select(e => e.PropertyName)
            .Should()
            .BeEquivalentTo(
                "Source.Url",
                "French.Title",
                "French.Slug",
                "French.Summary",
                "French.Neutral",
                "French.Example",
                "French.Optimistic",
                "French.Pessimistic"
            );
        refused.Errors.Should().OnlyContain(e => e.ErrorMessage.Contains(' '));
    }

    [Fact]
    public async Task An_edition_that_was_never_begun_cannot_be_published()
    {
        var id = await Some.Article(building, $"Sans anglais {n}");
        (await WhyNot(id, Language.English)).Should().Equal(nameof(Reason.NothingWritten));
    }

    [Fact]
    public async Task Publishing_again_shows_the_new_text_and_keeps_the_old_publication_as_it_was()
    {
        var id = await Some.Article(building, $"Deux fois {n}");
        var before = await building.Look(db => db.Publications.Include(p => p.Parts).AsNoTracking().SingleAsync(p => p.ArticleId == id));
        await building.Save(id, text => text with { Neutral = "Le neutre, revu.", Title = $"Deux fois {n}, revu" });
        await Publish(id);
        await building.CatchUp();

        var kept = await building.Look(db => db.Publications.Include(p => p.Parts).AsNoTracking().SingleAsync(p => p.Id == before.Id));
        kept.Should().BeEquivalentTo(before);
        (await building.Look(db => db.Publications.CountAsync(p => p.ArticleId == id))).Should().Be(2);
        var page = await building.Reader().Page($"/fr/articles/deux-fois-{n}");
        page.QuerySelector("#neutre")!.TextContent.Should().Contain("Le neutre, revu.");
    }

    [Fact]
    public async Task A_save_after_publication_is_not_seen_until_it_is_published()
    {
        var id = await Some.Article(building, $"Brouillon après {n}");
        await building.Save(id, text => text with { Neutral = "Pas encore pour vous." });
        await building.CatchUp();

        var page = await building.Reader().Page($"/fr/articles/brouillon-apres-{n}");
        page.Body!.TextContent.Should().NotContain("Pas encore pour vous.");
        (await building.Open(id)).French.HasUnpublishedChanges.Should().BeTrue();
    }

    [Fact]
    public async Task The_first_date_stays_when_it_is_published_again_or_withdrawn_and_shown_again()
    {
        var id = await Some.Article(building, $"Premier jour {n}");
        var first = await building.Look(db => db.Live.Where(l => l.ArticleId == id).Select(l => l.FirstPublishedAt).SingleAsync());

        await Publish(id);
        await building.As.Editor.Send(new Withdraw.Command(id, Language.French));
        await Publish(id);

        (await building.Look(db => db.Live.Where(l => l.ArticleId == id).Select(l => l.FirstPublishedAt).SingleAsync())).Should().Be(first);
    }

    [Fact]
    public async Task What_is_withdrawn_is_gone_from_every_list_and_its_text_stays_on_the_desk()
    {
        var id = await Some.Article(building, $"Retrait {n}");
        var reader = building.Reader();
        (await (await reader.Ask("/fr")).Text()).Should().Contain($"retrait-{n}");

        await building.As.Editor.Send(new Withdraw.Command(id, Language.French));
        await building.CatchUp();

        (await reader.Ask($"/fr/articles/retrait-{n}")).Status().Should().Be(410);
        foreach (var list in new[] { "/fr", "/fr/archives", "/fr/sujets/ia", "/fr/feed.xml", "/fr/feed.json", "/sitemap.xml" })
            (await (await reader.Ask(list)).Text()).Should().NotContain($"retrait-{n}", "of {0}", list);
        var desk = (await building.Open(id)).French;
        desk.Stage.Should().Be(Stage.Withdrawn);
        desk.Text.Neutral.Should().Be("Le neutre.");
    }

    [Fact]
    public async Task What_is_not_public_is_not_withdrawn_twice()
    {
        var id = await Some.Draft(building, $"Jamais sorti {n}");
        var refused = await Assert.ThrowsAsync<ValidationException>(() =>
            building.As.Editor.Send(new Withdraw.Command(id, Language.French))
        );
        refused.Errors.Single().ErrorCode.Should().Be(nameof(Reason.NotPublic));
    }

    [Fact]
    public async Task A_changed_slug_leaves_a_redirect_in_the_same_commit_and_changing_back_works_too()
    {
        var id = await Some.Article(building, $"Adresse un {n}");
        var (one, two) = ($"adresse-un-{n}", $"adresse-deux-{n}");
        var reader = building.Reader();

        await Slug(id, two);
        var moved = await reader.Ask($"/fr/articles/{one}");
        moved.Status().Should().Be(301);
        moved.Headers.Location.Should().Be($"/fr/articles/{two}");
        await reader.Page($"/fr/articles/{two}");

        await Slug(id, one);
        await reader.Page($"/fr/articles/{one}");
        var back = await reader.Ask($"/fr/articles/{two}");
        back.Status().Should().Be(301);
        back.Headers.Location.Should().Be($"/fr/articles/{one}");

        await Slug(id, $"adresse-trois-{n}");
        foreach (var former in new[] { one, two })
            (await reader.Ask($"/fr/articles/{former}")).Headers.Location.Should().Be($"/fr/articles/adresse-trois-{n}");
    }

    [Fact]
    public async Task A_changed_slug_that_is_only_a_draft_changes_no_address()
    {
        var id = await Some.Article(building, $"Encore ici {n}");
        await building.Save(id, text => text with { Slug = $"plus-tard-{n}" });
        await building.CatchUp();

        await building.Reader().Page($"/fr/articles/encore-ici-{n}");
        (await building.Reader().Ask($"/fr/articles/plus-tard-{n}")).Status().Should().Be(404);
    }

    [Fact]
    public async Task A_slug_once_public_cannot_be_taken_by_another_article()
    {
        var first = await Some.Article(building, $"Première venue {n}");
        await Slug(first, $"partie-ailleurs-{n}");
        var second = await Some.Draft(building, $"Seconde venue {n}");

        var refused = await Assert.ThrowsAsync<ValidationException>(() =>
            building.Save(second, text => text with { Slug = $"premiere-venue-{n}" })
        );

        refused.Errors.Single().PropertyName.Should().Be("French.Slug");
        (await building.Reader().Ask($"/fr/articles/premiere-venue-{n}")).Headers.Location.Should().Be($"/fr/articles/partie-ailleurs-{n}");
    }

    [Fact]
    public async Task Nor_by_an_imported_or_begun_one_which_gets_a_number()
    {
        var first = await Some.Article(building, $"Déjà pris {n}");
        await building.As.Editor.Send(new Withdraw.Command(first, Language.French));

        var begun = await building.As.Author.Send(new StartArticle.Command { Title = $"Déjà pris {n}" });
        var imported = await building.Import(Pieces.Text($"Déjà pris {n}. Suite.", $"https://example.org/pris-{n}"));

        (await building.Open(begun)).French.Text.Slug.Should().Be($"deja-pris-{n}-2");
        imported.Slug.Should().Be($"deja-pris-{n}-3");
    }

    [Fact]
    public async Task The_redirect_that_a_slug_left_cannot_be_taken_away()
    {
        var id = await Some.Article(building, $"Reste {n}");
        await Slug(id, $"reste-ailleurs-{n}");
        var rule = await building.Look(db => db.Redirects.SingleAsync(r => r.Path == $"/fr/articles/reste-{n}"));

        await Assert.ThrowsAsync<ValidationException>(() => building.As.Editor.Send(new RemoveRedirect.Command(rule.Id)));
    }

    [Theory]
    [InlineData(RedirectAnswer.Gone, "")]
    [InlineData(RedirectAnswer.MovedPermanently, "/fr/archives")]
    public async Task Nor_can_it_be_led_elsewhere(RedirectAnswer answer, string to)
    {
        var id = await Some.Article(building, $"Mène ici {answer} {n}");
        var former = (await building.Open(id)).French.Text.Slug;
        await Slug(id, $"{former}-b");

        try
        {
            await building.As.Editor.Send(
                new WriteRedirect.Command
                {
                    From = $"/fr/articles/{former}",
                    To = to,
                    Answer = answer,
                }
            );
        }
        catch (ValidationException)
        {
            // A refusal is what is hoped for; what counts is where the address leads.
        }
        await building.CatchUp();

        var old = await building.Reader().Ask($"/fr/articles/{former}");
        old.Headers.Location.Should().Be($"/fr/articles/{former}-b", "a slug that was public works for ever");
    }

    [Fact]
    public async Task A_rule_written_at_the_address_of_a_public_piece_does_not_keep_its_former_slug_from_leading_to_it()
    {
        var id = await Some.Article(building, $"Sous la règle {n}");
        try
        {
            await building.As.Editor.Send(new WriteRedirect.Command { From = $"/fr/articles/sous-la-regle-{n}", To = "/fr/archives" });
        }
        catch (ValidationException)
        {
            // To refuse it would be as good.
        }

        await Slug(id, $"plus-sous-la-regle-{n}");

        (await building.Reader().Ask($"/fr/articles/sous-la-regle-{n}"))
            .Headers.Location.Should()
            .Be($"/fr/articles/plus-sous-la-regle-{n}", "a slug that was public works for ever");
    }

    [Fact]
    public async Task An_author_may_write_and_not_publish()
    {
        var id = await Some.Draft(building, $"Autrice {n}");

        await Assert.ThrowsAsync<NotAllowed>(() => building.As.Author.Send(new Publish.Command(id, Language.French)));
        await Assert.ThrowsAsync<NotAllowed>(() => building.As.Author.Send(new Withdraw.Command(id, Language.French)));
        await Assert.ThrowsAsync<NotAllowed>(() =>
            building.As.Author.Send(new SaveAndPublish.Command(new SaveDraft.Command { ArticleId = id }, Language.French))
        );
        await Assert.ThrowsAsync<NotAllowed>(() => building.As.Author.Send(new WriteRedirect.Command { From = "/x", To = "/fr" }));
        (await building.Look(db => db.Live.AnyAsync(l => l.ArticleId == id))).Should().BeFalse();
    }

    [Fact]
    public async Task A_refused_publication_leaves_no_trace()
    {
        var id = await Some.Draft(building, $"Sans trace {n}");
        await building.Save(id, text => text with { Neutral = "" });
        var changes = await building.Look(db => db.Changes.CountAsync());

        await WhyNot(id, Language.French);

        (await building.Look(db => db.Changes.CountAsync())).Should().Be(changes);
        (await building.Look(db => db.Publications.AnyAsync(p => p.ArticleId == id))).Should().BeFalse();
    }

    [Fact]
    public async Task Publishing_from_a_form_that_may_not_be_published_yet_saves_it_all_the_same()
    {
        var id = await Some.Draft(building, $"Gardé quand même {n}");
        var opened = (await building.Open(id)).French;

        var result = await building.As.Editor.Send(
            new SaveAndPublish.Command(
                new SaveDraft.Command
                {
                    ArticleId = id,
                    French = opened.Text with { Neutral = "", Example = "Gardé." },
                    OpenedFrench = opened.Version,
                    Emptied = new() { ["French.Neutral"] = SaveDraft.WhenEmptied.LeaveEmpty },
                },
                Language.French
            )
        );

        result.Outcome.Should().Be(SaveAndPublish.Outcome.SavedOnly);
        (await building.Open(id)).French.Text.Example.Should().Be("Gardé.");
    }

    [Fact]
    public async Task A_save_that_lands_before_the_publication_is_not_published_unseen()
    {
        var id = await Some.Draft(building, $"Vu {n}");
        var seen = (await building.Open(id)).French.Version;
        await building.Save(id, text => text with { Neutral = "Jamais vu." });

        var refused = await Assert.ThrowsAsync<SavedMeanwhile>(() =>
            building.As.Editor.Send(new Publish.Command(id, Language.French) { Version = seen })
        );

        refused.Editions.Should().ContainSingle().Which.Theirs.Neutral.Should().Be("Jamais vu.");
        (await building.Look(db => db.Live.AnyAsync(l => l.ArticleId == id))).Should().BeFalse();
        await building.As.Editor.Send(new Publish.Command(id, Language.French) { Version = seen + 1 });
    }

    private async Task Slug(int id, string slug)
    {
        await building.Save(id, text => text with { Slug = slug });
        await Publish(id);
        await building.CatchUp();
    }
}
