using System.Text;
using Commentary.Application.Importing;
using Commentary.Application.Pipeline;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;
using static Commentary.Application.Importing.ImportManuscript;
using Why = Commentary.Application.Importing.ImportManuscript.Refusal;

namespace Commentary.Tests.Importing;

/// <summary>A text file goes in.</summary>
public class ImportManuscriptTests(Building building) : IClassFixture<Building>
{
    private readonly int n = Pieces.Next();
    private string Source => $"https://example.org/nouvelle-{n}";

    [Fact]
    public async Task What_only_tracks_is_off_the_canonical_address_and_the_given_one_is_kept()
    {
        var given = $"{Source}?utm_source=infolettre&id=7&fbclid=abc&utm_medium=x";
        var made = await building.Import(Pieces.Text($"Suivi {n}. Suite.", given));

        var source = await building.Look(db => db.Articles.Where(a => a.Id == made.ArticleId).Select(a => a.Source).SingleAsync());
        source.Url.Should().Be(given);
        source.CanonicalUrl.Should().Be($"{Source}?id=7");
    }

    [Fact]
    public async Task A_changed_file_makes_a_new_revision_of_the_same_edition_and_keeps_the_old_one()
    {
        var first = await building.Import(Pieces.Text($"Changé {n}. Suite.", Source));
        var second = await building.Import(Pieces.Text($"Changé {n}. Suite.", Source, neutral: "Autrement."));

        second.Outcome.Should().Be(Outcome.Revised);
        second.ArticleId.Should().Be(first.ArticleId);
        second.Version.Should().Be(first.Version + 1);
        (await building.Open(first.ArticleId)).French.Text.Neutral.Should().Be("Autrement.");
        var revisions = await building.Look(db =>
            db.Editions.Where(e => e.ArticleId == first.ArticleId)
                .SelectMany(e => e.Revisions)
                .OrderBy(r => r.Number)
                .Select(r => r.Text.Neutral)
                .ToListAsync()
        );
        revisions.Should().Equal("Le neutre.", "Autrement.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://example.org/mauvaise-adresse")]
    public async Task A_source_that_is_added_or_put_right_in_the_file_makes_no_second_article(string before)
    {
        var first = await building.Import(Pieces.Text($"Source {n}. Suite.", before), $"source-{n}.txt");

        var second = await building.Import(Pieces.Text($"Source {n}. Suite.", Source), $"source-{n}.txt");

        second.ArticleId.Should().Be(first.ArticleId);
        var article = await building.Look(db =>
            db.Articles.Include(a => a.Source).Include(a => a.Notes).SingleAsync(a => a.Id == first.ArticleId)
        );
        if (before.Length == 0)
            article.Source.Url.Should().Be(Source);
        else
            article.Notes.Should().ContainSingle(note => note.Text.Contains(Source, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "autre", false)]
    [InlineData("Wired", "autre", false)]
    [InlineData("", "semaine", true)]
    [InlineData("https://example.org/autre-semaine", "semaine", true)]
    public async Task Nothing_but_its_title_makes_no_file_the_next_version_of_somebodys_piece(string source, string name, bool isPublic)
    {
        var title = $"Le point de la semaine {n}. Suite.";
        var first = await building.As.Editor.Send(
            new ImportFile.Command { Manuscript = Some.File(Pieces.Text(title, Source), $"semaine-{n}.txt"), Publish = isPublic }
        );
        first.IsPublic.Should().Be(isPublic);

        var second = await building.As.Editor.Send(
            new ImportFile.Command
            {
                Manuscript = Some.File(Pieces.Text(title, source, neutral: "D’une autre."), $"{name}-{n}.txt"),
                Publish = true,
            }
        );

        second.Manuscript.Outcome.Should().Be(Outcome.Made);
        second.Manuscript.ArticleId.Should().NotBe(first.Manuscript.ArticleId);
        (await building.Open(first.Manuscript.ArticleId)).French.Text.Neutral.Should().Be("Le neutre.");
    }

    [Fact]
    public async Task Another_piece_in_a_file_of_the_same_name_is_another_piece()
    {
        var first = await building.Import(Pieces.Text($"Une nouvelle {n}. Suite.", Source), $"article-{n}.txt");
        var second = await building.Import(Pieces.Text($"Une autre {n}. Suite.", Source + "-autre"), $"article-{n}.txt");

        second.Outcome.Should().Be(Outcome.Made);
        second.ArticleId.Should().NotBe(first.ArticleId);
    }

    [Fact]
    public async Task The_same_bytes_put_the_files_text_back_when_that_is_what_was_asked()
    {
        var text = Pieces.Text($"Remis {n}. Suite.", Source);
        var made = await building.Import(text);
        await building.Save(made.ArticleId, edition => edition with { Neutral = "Changé à la main." });

        (await building.Import(text)).Outcome.Should().Be(Outcome.Unchanged);
        (await building.Open(made.ArticleId)).French.Text.Neutral.Should().Be("Changé à la main.");

        var replaced = await building.As.Author.Send(Pieces.File(Encoding.UTF8.GetBytes(text)) with { Replace = true });
        replaced.Outcome.Should().Be(Outcome.Revised);
        (await building.Open(made.ArticleId)).French.Text.Neutral.Should().Be("Le neutre.");
        (await building.As.Author.Send(Pieces.File(Encoding.UTF8.GetBytes(text)) with { Replace = true }))
            .Outcome.Should()
            .Be(Outcome.Unchanged);
    }

    [Fact]
    public async Task What_has_no_place_is_noted_once_however_often_the_file_changes()
    {
        foreach (var neutral in (string[])["Un.", "Deux.", "Trois."])
        {
            var text = Pieces.Text($"Noté {n}. Suite.", Source, neutral: neutral);
            await building.Import(text + "\n\nArticle en référence\n\nhttps://example.org/seconde\n");
        }

        var notes = await building.Look(db =>
            db.Articles.Where(a => a.Source.Url == Source).SelectMany(a => a.Notes).Select(note => note.Text).ToListAsync()
        );
        notes.Should().ContainSingle().Which.Should().Contain("https://example.org/seconde");
    }

    [Fact]
    public async Task Going_back_to_an_earlier_file_is_a_change_too()
    {
        var text = Pieces.Text($"Aller-retour {n}. Suite.", Source);
        await building.Import(text);
        await building.Import(Pieces.Text($"Aller-retour {n}. Suite.", Source, neutral: "Autrement."));

        var back = await building.Import(text);

        back.Outcome.Should().Be(Outcome.Revised);
        (await building.Open(back.ArticleId)).French.Text.Neutral.Should().Be("Le neutre.");
    }

    [Fact]
    public async Task A_changed_title_in_the_same_file_is_the_same_piece()
    {
        var first = await building.Import(Pieces.Text($"Ancien titre {n}. Suite.", Source), $"meme-{n}.txt");
        var second = await building.Import(Pieces.Text($"Nouveau titre {n}. Suite.", Source), $"meme-{n}.txt");

        second.ArticleId.Should().Be(first.ArticleId);
        second.Outcome.Should().Be(Outcome.Revised);
    }

    [Fact]
    public async Task What_was_edited_in_the_newsroom_since_is_not_written_over()
    {
        var made = await building.Import(Pieces.Text($"Retouché {n}. Suite.", Source));
        await building.Save(made.ArticleId, text => text with { Neutral = "De la main de l’éditrice." });

        var refused = await building.Import(Pieces.Text($"Retouché {n}. Suite.", Source, neutral: "Du fichier."));

        (refused.Outcome, refused.Refusal).Should().Be((Outcome.Refused, Why.EditedSince));
        (await building.Open(made.ArticleId)).French.Text.Neutral.Should().Be("De la main de l’éditrice.");
    }

    [Fact]
    public async Task Unless_that_is_asked_for_and_then_the_history_keeps_the_editors_text()
    {
        var made = await building.Import(Pieces.Text($"Remplacé {n}. Suite.", Source));
        await building.Save(made.ArticleId, text => text with { Neutral = "De la main de l’éditrice." });

        var replaced = await building.As.Author.Send(
            Some.File(Pieces.Text($"Remplacé {n}. Suite.", Source, neutral: "Du fichier.")) with
            {
                Replace = true,
            }
        );

        replaced.Outcome.Should().Be(Outcome.Revised);
        (await building.Open(made.ArticleId)).French.Text.Neutral.Should().Be("Du fichier.");
        (
            await building.Look(db =>
                db.Revisions.AnyAsync(r => r.Text.Neutral == "De la main de l’éditrice." && r.Number == replaced.Version - 1)
            )
        )
            .Should()
            .BeTrue();
    }

    [Fact]
    public async Task An_English_file_for_a_named_article_is_its_other_edition()
    {
        var french = await building.Import(Pieces.Text($"Deux langues {n}. Suite.", Source));

        var english = await building.As.Author.Send(
            Some.File(Pieces.Text($"Two languages {n}. More of it.", Source, Language.English), "en.txt") with
            {
                Article = french.Slug,
            }
        );

        english.Outcome.Should().Be(Outcome.EditionAdded);
        english.ArticleId.Should().Be(french.ArticleId);
        english.Language.Should().Be(Language.English);
        var opened = await building.Open(french.ArticleId);
        opened.French.Text.Title.Should().Be($"Deux langues {n}");
        opened.English.Text.Title.Should().Be($"Two languages {n}");
    }

    [Fact]
    public async Task A_named_article_that_is_not_there_is_a_refusal_and_nothing_is_made()
    {
        var before = await building.Look(db => db.Articles.CountAsync());

        var refused = await building.As.Author.Send(
            Some.File(Pieces.Text($"Perdu {n}. Suite.", Source)) with
            {
                Article = "un-slug-que-personne-n-a",
            }
        );

        (refused.Outcome, refused.Refusal).Should().Be((Outcome.Refused, Why.ArticleNotFound));
        (await building.Look(db => db.Articles.CountAsync())).Should().Be(before);
    }

    [Fact]
    public async Task Two_different_pieces_on_the_same_news_stay_two()
    {
        var one = await building.Import(Pieces.Text($"Une lecture {n}. Suite.", Source), $"une-{n}.txt");
        var other = await building.Import(Pieces.Text($"Tout autre chose {n}. Suite.", Source), $"autre-{n}.txt");

        other.Outcome.Should().Be(Outcome.Made);
        other.ArticleId.Should().NotBe(one.ArticleId);
        (await building.Open(one.ArticleId)).French.Text.Teaser.Should().StartWith("Une lecture");
    }

    [Fact]
    public async Task Two_pieces_with_the_same_title_on_different_news_get_two_addresses()
    {
        var one = await building.Import(Pieces.Text($"Le même titre {n}. Suite.", Source), $"a-{n}.txt");
        var other = await building.Import(Pieces.Text($"Le même titre {n}. Suite.", Source + "-bis"), $"b-{n}.txt");

        other.ArticleId.Should().NotBe(one.ArticleId);
        other.Slug.Should().NotBe(one.Slug);
    }

    [Fact]
    public async Task The_language_is_guessed_from_the_labels()
    {
        var made = await building.Import(Pieces.Text($"Guess me {n}. More.", Source, Language.English));
        made.Language.Should().Be(Language.English);
    }

    [Fact]
    public async Task What_has_no_place_is_in_a_note_that_stays_with_the_article()
    {
        var text =
            Pieces.Text($"Note {n}. Suite.", $"{Source} (vu le 3 mai, merci à Zoé)")
            + "\n\nPoint de vue neutre\n\nUne seconde version du neutre.";

        var made = await building.Import(text, $"note-{n}.txt");

        made.TextWasKeptInNote.Should().BeTrue();
        var note = (await building.Open(made.ArticleId)).Notes.Should().ContainSingle().Subject;
        note.Text.Should().Contain("merci à Zoé").And.Contain("Une seconde version du neutre.");
        note.Origin.Should().Be($"note-{n}.txt");
    }

    [Fact]
    public async Task Another_source_in_the_other_editions_file_is_kept_for_the_editor()
    {
        var french = await building.Import(Pieces.Text($"Deux sources {n}. Suite.", Source));

        await building.As.Author.Send(
            Some.File(Pieces.Text($"Two sources {n}. More.", "https://example.com/elsewhere", Language.English)) with
            {
                Article = french.Slug,
            }
        );

        var opened = await building.Open(french.ArticleId);
        opened.Source.Url.Should().Be(Source);
        opened.Notes.Should().Contain(note => note.Text.Contains("https://example.com/elsewhere"));
    }

    public static TheoryData<string, byte[]> NoPieces =>
        new()
        {
            { "empty", [] },
            { "blank", Encoding.UTF8.GetBytes("\r\n \t\n\u00A0\n") },
            { "only a mark", [0xEF, 0xBB, 0xBF] },
            { "prose", Encoding.UTF8.GetBytes("Une lettre.\n\nElle cite un point de vue neutre dans une phrase.\n") },
            { "a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1] },
            { "NULs", new byte[4096] },
            { "labels only", Encoding.UTF8.GetBytes("Récapitulatif factuel\n\nPoint de vue neutre\n") },
            {
                "forwarding words only",
                Encoding.UTF8.GetBytes("Redirection en cours...\n\nSi vous n'êtes pas redirigé automatiquement, 👉 cliquez ici 👈\n")
            },
        };

    [Theory]
    [MemberData(nameof(NoPieces))]
    public async Task A_file_that_is_no_piece_is_refused_with_a_reason_and_leaves_nothing(string what, byte[] bytes)
    {
        var before = await building.Look(db => db.Articles.CountAsync());

        var refused = await building.As.Author.Send(Pieces.File(bytes));

        refused.Outcome.Should().Be(Outcome.Refused, what);
        refused
            .Refusal.Should()
            .Be(
                what is "prose" ? Why.NotAPiece
                    : what is "a picture" or "NULs" ? Why.Binary
                    : Why.Empty,
                what
            );
        (await building.Look(db => db.Articles.CountAsync())).Should().Be(before);
    }

    [Fact]
    public async Task A_file_of_5_MB_goes_in_and_one_of_a_byte_more_is_refused()
    {
        var frame = Pieces.Text($"Énorme {n}. Suite.", Source, neutral: "§");
        var room = MostBytes - Encoding.UTF8.GetByteCount(frame) + Encoding.UTF8.GetByteCount("§");
        byte[] OfSize(int bytes) => Encoding.UTF8.GetBytes(frame.Replace("§", new string('a', bytes), StringComparison.Ordinal));

        var taken = await building.As.Author.Send(Pieces.File(OfSize(room)));
        var refused = await building.As.Author.Send(Pieces.File(OfSize(room + 1)));

        taken.Outcome.Should().Be(Outcome.Made);
        (refused.Outcome, refused.Refusal).Should().Be((Outcome.Refused, Why.TooLarge));
    }

    [Theory]
    [InlineData("utf-8 with a mark")]
    [InlineData("windows-1252")]
    [InlineData("utf-16")]
    [InlineData("CRLF")]
    public async Task However_a_file_is_written_down_its_words_are_the_same(string how)
    {
        var text = Pieces.Text($"Écrit ainsi {n}. Déjà vu : « été » – l’œuvre.", Source);
        byte[] bytes = how switch
        {
            "utf-8 with a mark" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            "windows-1252" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text),
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            _ => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")),
        };

        var made = await building.As.Author.Send(Pieces.File(bytes));

        made.Outcome.Should().Be(Outcome.Made);
        (await building.Open(made.ArticleId)).French.Text.Teaser.Should().Be($"Écrit ainsi {n}. Déjà vu : « été » – l’œuvre.");
    }

    [Theory]
    [InlineData("Le neutre \u0000\u0001 et \uFFFF la suite.")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[lien](javascript:alert(1)) ![i](https://tracker.example/p.gif)")]
    public async Task Hostile_words_go_in_and_come_out_as_text(string neutral)
    {
        var made = await building.Import(Pieces.Text($"Hostile {n}. Suite.", Source, neutral: neutral));
        made.Outcome.Should().Be(Outcome.Made);
        await building.As.Editor.Send(new Publish.Command(made.ArticleId, Language.French));
        await building.CatchUp();

        var page = await building.Reader().Page($"/fr/articles/{made.Slug}");
        var section = page.QuerySelector("#neutre")!;
        section.QuerySelectorAll("script, img, a[href^=javascript]").Should().BeEmpty();
    }

    [Fact]
    public async Task A_rehearsal_says_all_and_keeps_nothing()
    {
        var before = await building.Look(db => db.Articles.CountAsync());

        var said = await building.As.Editor.Send(
            new ImportFile.Command
            {
                Manuscript = Some.File(Pieces.Text($"Essai {n}. Suite. #Rehearsal{n}", Source)),
                Publish = true,
                LegacyAddresses = [$"/essai-{n}.html"],
                DryRun = true,
            }
        );

        said.Manuscript.Outcome.Should().Be(Outcome.Made);
        said.IsPublic.Should().BeTrue();
        (await building.Look(db => db.Articles.CountAsync())).Should().Be(before);
        (await building.Look(db => db.Redirects.AnyAsync(r => r.Path == $"/essai-{n}.html"))).Should().BeFalse();
        (await building.Look(db => db.Topics.AnyAsync(t => t.Names.Any(x => x.Hashtag == $"Rehearsal{n}")))).Should().BeFalse();
    }

    [Fact]
    public async Task Nobody_imports_and_an_author_does_not_publish_by_importing()
    {
        var file = Some.File(Pieces.Text($"Interdit {n}. Suite.", Source));

        await Assert.ThrowsAsync<NotAllowed>(() => building.As.Nobody.Send(file));
        await Assert.ThrowsAsync<NotAllowed>(() => building.As.Author.Send(new ImportFile.Command { Manuscript = file, Publish = true }));
    }

    [Fact]
    public async Task Two_imports_of_the_same_file_at_once_make_one_article()
    {
        var text = Pieces.Text($"En même temps {n}. Suite.", Source);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => building.Import(text))));

        results.Select(r => r.ArticleId).Distinct().Should().ContainSingle();
        results.Count(r => r.Outcome is Outcome.Made).Should().Be(1);
    }
}
