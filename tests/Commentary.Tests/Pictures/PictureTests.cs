using System.Net;
using System.Net.Http.Json;
using Commentary.Application.Articles;
using Commentary.Application.Checking;
using Commentary.Application.Model;
using Commentary.Application.Pictures;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Pictures;

/// <summary>From the file that is sent to what readers see, and back to what may be removed.</summary>
public class PictureTests(Newsroom building) : IClassFixture<Newsroom>
{
    private async Task<(int Article, string Address)> Published(string title, string markdown, bool inEnglishToo = false)
    {
        var id = await Some.Draft(building, title);
        await building.Save(id, text => text with { Neutral = markdown });
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        if (inEnglishToo)
        {
            await building.As.Editor.Send(
                new SaveDraft.Command
                {
                    ArticleId = id,
                    English = Some.Text($"{title} in English", Language.English) with { Neutral = markdown },
                }
            );
            await building.As.Editor.Send(new Publish.Command(id, Language.English));
        }
        await building.CatchUp();
        return (id, Addresses.Article(Language.French, Slug.From(title, Language.French)));
    }

    private Task<bool> IsThere(int picture) => building.Look(db => db.Pictures.AnyAsync(p => p.Id == picture));

    private async Task<string> WhyKept(int picture, bool evenFromHistory = false) =>
        (await Assert.ThrowsAsync<ValidationException>(() => building.As.Author.Send(new RemovePicture.Command(picture, evenFromHistory))))
            .Errors.Single()
            .ErrorMessage;

    [Fact]
    public async Task Readers_see_it_with_its_sizes_its_place_its_words_and_its_caption()
    {
        var sent = await building.Send(SomePicture.Jpeg(1400, 700));
        await building.As.Author.Send(new DescribePicture.Command { Id = sent.Id, French = "Une pente « rouge » & bleue" });
        var (_, address) = await Published(
            "Avec image",
            $"Avant.\n\n{PictureMark.Of(sent.Key, "Une *pente*, [crédit](https://example.org)")}\n\nAprès."
        );

        var page = await building.Reader().Page(address);

        var figure = page.QuerySelector("#neutre figure")!;
        var image = figure.QuerySelector("img")!;
        (image.GetAttribute("width"), image.GetAttribute("height")).Should().Be(("1400", "700"), "nothing moves when it comes");
        (image.GetAttribute("loading"), image.GetAttribute("decoding")).Should().Be(("lazy", "async"));
        image.GetAttribute("alt").Should().Be("Une pente « rouge » & bleue");
        figure.QuerySelectorAll("source").Select(s => s.GetAttribute("type")).Should().Equal("image/avif", "image/webp");
        figure
            .QuerySelector("source")!
            .GetAttribute("srcset")
            .Should()
            .Be(
                $"/images/{sent.Key}-480.avif 480w, /images/{sent.Key}-800.avif 800w, /images/{sent.Key}-1200.avif 1200w, /images/{sent.Key}-1400.avif 1400w"
            );
        figure.QuerySelector("figcaption")!.InnerHtml.Should().StartWith("Une <em>pente</em>, <a href=\"https://example.org\"");
        page.QuerySelectorAll("#neutre > p").Select(p => p.TextContent).Should().Equal("Avant.", "Après.");

        foreach (
            var file in figure
                .QuerySelectorAll("source")
                .SelectMany(s => s.GetAttribute("srcset")!.Split(", "))
                .Select(f => f.Split(' ')[0])
                .Append(image.GetAttribute("src")!)
        )
        {
            using var answer = await building.Reader().Ask(file);
            answer.Status().Should().Be(200, file);
            answer
                .Content.Headers.ContentType!.MediaType.Should()
                .Be(
                    file[^4..] switch
                    {
                        "avif" => "image/avif",
                        "webp" => "image/webp",
                        _ => "image/jpeg",
                    }
                );
            answer
                .Headers.GetValues("Cache-Control")
                .Single()
                .Should()
                .Contain("public")
                .And.Contain("immutable")
                .And.Contain("max-age=31536000");
            answer.Headers.GetValues("X-Content-Type-Options").Single().Should().Be("nosniff");
            (await building.Reader().Ask(file, null, ("If-None-Match", answer.Headers.ETag!.ToString()))).Status().Should().Be(304);
            (await building.Reader().Ask(file, HttpMethod.Head)).Status().Should().Be(200);
        }
    }

    [Fact]
    public async Task What_a_feed_carries_is_one_picture_with_the_address_of_the_site()
    {
        var sent = await building.SendDescribed("Une pente pour les flux");
        await Published("Image des flux", PictureMark.Of(sent.Key, "Sa légende"));

        foreach (var feed in new[] { "/fr/feed.xml", "/fr/feed.json" })
        {
            var text = WebUtility.HtmlDecode(
                (await (await building.Reader().Ask(feed)).Text()).Replace("\\\"", "\"", StringComparison.Ordinal)
            );
            text.Should()
                .Contain(
                    $"<img src=\"http://localhost/images/{sent.Key}-640.jpg\" alt=\"Une pente pour les flux\" width=\"640\" height=\"400\""
                );
            text.Should().Contain("<figcaption>Sa légende</figcaption>").And.NotContain("<source");
        }
    }

    [Fact]
    public async Task A_draft_s_picture_is_nowhere_for_readers_and_everywhere_for_members()
    {
        var sent = await building.Send();
        var id = await Some.Draft(building, "Encore secret");
        await building.Save(id, text => text with { Neutral = PictureMark.Of(sent.Key) });

        (await building.Reader().Ask(Addresses.Image(sent.Key, 640, "avif"))).Status().Should().Be(404);
        using var member = await building.SignedIn(Role.Author);
        using var shown = await member.Get(Addresses.ImageForMembers(sent.Key, 640, "avif"));
        (shown.Status(), shown.Headers.CacheControl!.Private).Should().Be((200, true));
        using var stranger = building.Stranger();
        (await stranger.Get(Addresses.ImageForMembers(sent.Key, 640, "avif"))).Status().Should().Be(302);
        var preview = await building.As.Author.Send(
            new PreviewEdition.Query(new() { ArticleId = id, French = (await building.Open(id)).French.Text }, Language.French)
        );
        preview.Html(Part.Neutral).Should().Contain($"/admin/pictures/images/{sent.Key}-640.jpg");

        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        (await building.Reader().Ask(Addresses.Image(sent.Key, 640, "avif"))).Status().Should().Be(200);
        await building.As.Editor.Send(new Withdraw.Command(id, Language.French));
        (await building.Reader().Ask(Addresses.Image(sent.Key, 640, "avif"))).Status().Should().Be(404);
    }

    [Theory]
    [InlineData("/images/0000000000000000-480.avif")]
    [InlineData("/images/0000000000000000-99999999999.avif")]
    [InlineData("/images/vieille-photo.jpg")]
    [InlineData("/images/")]
    public async Task No_other_picture_is_there(string address) => (await building.Reader().Ask(address)).Status().Should().Be(404);

    [Fact]
    public async Task Describing_one_that_is_public_is_told_to_readers_at_once_in_its_language()
    {
        var sent = await building.SendDescribed("Ancienne description");
        var (_, address) = await Published("Décrite après", PictureMark.Of(sent.Key), inEnglishToo: true);
        var english = "/en/articles/decrite-apres-in-english";
        (await building.Reader().Page(address)).QuerySelector("figure img")!.GetAttribute("alt").Should().Be("Ancienne description");
        var first = (await building.Reader().Ask(english)).Headers.ETag;
        (await building.Reader().Page(english))
            .QuerySelector("figure img")!
            .GetAttribute("alt")
            .Should()
            .Be("", "nobody has described it in English");

        var described = await building.As.Author.Send(
            new DescribePicture.Command
            {
                Id = sent.Id,
                French = "Ancienne description",
                FrenchAsOpened = "Ancienne description",
                English = "A “slope” <now>",
            }
        );
        await building.CatchUp();

        described.IsPublic.Should().BeTrue();
        (await building.Reader().Page(english)).QuerySelector("figure img")!.GetAttribute("alt").Should().Be("A “slope” <now>");
        (await building.Reader().Ask(english)).Headers.ETag.Should().NotBe(first);
        (await building.Reader().Page(address)).QuerySelector("figure img")!.GetAttribute("alt").Should().Be("Ancienne description");
    }

    [Fact]
    public async Task Who_describes_what_somebody_else_has_described_meanwhile_is_shown_it_first()
    {
        var sent = await building.SendDescribed("La leur", "Theirs");

        var refused = await Assert.ThrowsAsync<ValidationException>(() =>
            building.As.Editor.Send(
                new DescribePicture.Command
                {
                    Id = sent.Id,
                    French = "La mienne",
                    English = "",
                }
            )
        );

        refused.Errors.Single().ErrorMessage.Should().Contain("La leur");
        refused.Errors.Single().PropertyName.Should().Be("French", "English was left as it was opened");
        (await building.As.Editor.Send(new OpenPicture.Query(sent.Id))).French.Should().Be("La leur");
    }

    [Fact]
    public async Task The_same_file_again_is_the_same_picture()
    {
        var file = SomePicture.Png();
        var first = await building.Send(file, "un.png");

        var again = await building.Send(file, "deux.png");

        (again.Id, again.Key, again.WasThere, first.WasThere).Should().Be((first.Id, first.Key, true, false));
    }

    [Fact]
    public async Task Two_who_send_one_picture_at_once_have_one()
    {
        var file = SomePicture.Jpeg(900, 600);

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => building.Send(file)));

        sent.Select(s => s.Id).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task What_is_not_taken_says_what_to_do()
    {
        async Task<string> Refused(byte[] file) =>
            (await Assert.ThrowsAsync<ValidationException>(() => building.Send(file, "vacances.heic"))).Errors.Single().ErrorMessage;

        (await Refused([])).Should().Be("vacances.heic\u00A0: Le fichier est vide. Envoyez-le de nouveau.");
        (await Refused(new byte[SendPicture.MostBytes + 1])).Should().Contain("25").And.Contain("Réduisez");
        (await Refused([0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0])).Should().Contain("JPEG");
    }

    [Fact]
    public async Task Nobody_from_outside_sends_describes_lists_or_removes()
    {
        var sent = await building.Send();
        await Assert.ThrowsAsync<NotAllowed>(() => building.As.Nobody.Send(new SendPicture.Command(SomePicture.Png(), "")));
        await Assert.ThrowsAsync<NotAllowed>(() => building.As.Nobody.Send(new DescribePicture.Command { Id = sent.Id }));
        await Assert.ThrowsAsync<NotAllowed>(() => building.As.Nobody.Send(new ListPictures.Query()));
        await Assert.ThrowsAsync<NotAllowed>(() => building.As.Nobody.Send(new RemovePicture.Command(sent.Id)));
        await Assert.ThrowsAsync<NotAllowed>(() => building.As.Nobody.Send(new ReadPictureFile.Query(sent.Key, 640, PictureFormat.Avif)));
    }

    [Fact]
    public async Task One_that_nothing_names_is_removed_with_all_its_files()
    {
        var sent = await building.SendDescribed("Pour rien");

        await building.As.Author.Send(new RemovePicture.Command(sent.Id));

        (await building.Look(db => db.Set<PictureFile>().AnyAsync(f => f.PictureId == sent.Id))).Should().BeFalse();
        await Assert.ThrowsAsync<NotHere>(() => building.As.Author.Send(new OpenPicture.Query(sent.Id)));
    }

    [Fact]
    public async Task What_a_publication_shows_or_has_shown_is_never_removed()
    {
        var sent = await building.Send();
        var (id, _) = await Published("Montrée", PictureMark.Of(sent.Key));
        (await WhyKept(sent.Id, evenFromHistory: true)).Should().Contain("publication");

        // Published again without it: the old publication is kept, and so is what it shows.
        await building.Save(id, text => text with { Neutral = "Sans image." });
        await building.As.Editor.Send(new Publish.Command(id, Language.French));
        (await WhyKept(sent.Id, evenFromHistory: true)).Should().Contain("publication");
        await building.As.Editor.Send(new Withdraw.Command(id, Language.French));
        (await WhyKept(sent.Id, evenFromHistory: true)).Should().Contain("publication");

        var past = () => building.Look(db => db.Pictures.Where(p => p.Id == sent.Id).ExecuteDeleteAsync());
        await past.Should().ThrowAsync<Exception>("the key of the table says so too");
        (await IsThere(sent.Id)).Should().BeTrue();
    }

    [Fact]
    public async Task What_a_draft_names_stays_and_what_only_older_revisions_name_goes_when_one_says_so()
    {
        var sent = await building.Send();
        var id = await Some.Draft(building, "Brouillon imagé");
        await building.Save(id, text => text with { Example = PictureMark.Of(sent.Key) });
        (await WhyKept(sent.Id)).Should().Contain("brouillon");

        await building.Save(id, text => text with { Example = "Sans." });
        (await building.As.Author.Send(new OpenPicture.Query(sent.Id))).OlderRevisions.Should().Be(1);
        (await WhyKept(sent.Id)).Should().Contain("plus anciennes");

        await building.As.Author.Send(new RemovePicture.Command(sent.Id, EvenFromHistory: true));
        (await IsThere(sent.Id)).Should().BeFalse();
        // The older text comes back all the same, and shows what it has.
        var opened = (await building.Open(id)).French.Version;
        (await building.As.Editor.Send(new RestoreRevision.Command(id, Language.French, opened - 1, opened)))
            .Should()
            .Be(RestoreRevision.Result.Restored);
        var preview = await building.As.Author.Send(
            new PreviewEdition.Query(new() { ArticleId = id, French = (await building.Open(id)).French.Text }, Language.French)
        );
        preview.Html(Part.Example).Should().NotContain("img").And.NotContain(sent.Key);
    }

    [Fact]
    public async Task A_text_that_is_restored_names_its_pictures_again()
    {
        var sent = await building.Send();
        var id = await Some.Draft(building, "Rétabli avec image");
        await building.Save(id, text => text with { Example = PictureMark.Of(sent.Key) });
        var with = (await building.Open(id)).French.Version;
        await building.Save(id, text => text with { Example = "Sans." });

        await building.As.Editor.Send(new RestoreRevision.Command(id, Language.French, with, with + 1));

        (await WhyKept(sent.Id, evenFromHistory: true)).Should().Contain("brouillon");
    }

    [Fact]
    public async Task A_file_that_is_taken_in_names_pictures_too()
    {
        var sent = await building.Send();

        await building.Import(
            Pieces.Text(
                $"Une pièce qui vient d’un fichier {Pieces.Next()}.",
                "https://example.org/fichier",
                neutral: PictureMark.Of(sent.Key, "Là")
            )
        );

        (await WhyKept(sent.Id)).Should().Contain("brouillon");
    }

    [Fact]
    public async Task What_somebody_types_and_has_not_saved_keeps_its_picture()
    {
        var sent = await building.Send();
        var id = await Some.Draft(building, "Pas encore enregistré");
        using var member = await building.SignedIn(Role.Editor);
        var form = Browser.Fields(await member.Open($"/admin/articles/edit/{id}"), "[name='Save.French.Title']");
        using var burst = new HttpRequestMessage(HttpMethod.Post, $"/admin/articles/journal/{id}")
        {
            Content = JsonContent.Create(
                new
                {
                    desk = "desk-0001",
                    number = 1,
                    fields = new Dictionary<string, string> { ["French.Neutral"] = PictureMark.Of(sent.Key), ["OpenedFrench"] = "2" },
                }
            ),
        };
        burst.Headers.Add("RequestVerificationToken", form["__RequestVerificationToken"]);
        (await member.Client.SendAsync(burst, TestContext.Current.CancellationToken)).Status().Should().Be(204);

        (await WhyKept(sent.Id)).Should().Contain("pas encore enregistré");
    }

    [Fact]
    public async Task Whoever_names_a_picture_while_another_removes_it_finds_it_or_finds_it_gone()
    {
        for (var round = 0; round < 5; round++)
        {
            var sent = await building.Send(SomePicture.Png(48, 48));
            var id = await Some.Draft(building, $"Course {round} {Pieces.Next()}");
            var saves = building.Save(id, text => text with { Neutral = PictureMark.Of(sent.Key) });
            var removes = Task.Run(async () =>
            {
                try
                {
                    await building.As.Author.Send(new RemovePicture.Command(sent.Id));
                    return true;
                }
                catch (ValidationException)
                {
                    return false;
                }
            });

            await Task.WhenAll(saves, removes);

            var isNamed = await building.Look(db => db.RevisionPictures.AnyAsync(n => n.PictureId == sent.Id));
            (await IsThere(sent.Id)).Should().Be(!await removes);
            isNamed.Should().Be(!await removes, "no revision names what is not there, and what is there and named was not removed");
        }
    }

    [Fact]
    public async Task Pictures_are_found_again_by_their_words_their_file_and_their_state()
    {
        var word = $"zibeline{Pieces.Next()}";
        var described = await building.SendDescribed($"Une {word} dans la neige", $"A {word} in the snow");
        var named = await building.Send(name: $"{word}-2.jpg");
        var used = await building.SendDescribed($"Une {word} au soleil");
        var id = await Some.Draft(building, $"Avec {word}");
        await building.Save(id, text => text with { Neutral = PictureMark.Of(used.Key) });

        async Task<IEnumerable<int>> Found(string words, ListPictures.Which which = ListPictures.Which.All) =>
            (await building.As.Author.Send(new ListPictures.Query(words, which))).Rows.Select(r => r.Id);

        (await Found(word)).Should().Equal(used.Id, named.Id, described.Id);
        (await Found($"snow {word}")).Should().Equal(described.Id);
        (await Found("100 % _")).Should().BeEmpty();
        (await Found(word, ListPictures.Which.Unused)).Should().Equal(named.Id, described.Id);
        (await Found(word, ListPictures.Which.Undescribed)).Should().Equal(used.Id, named.Id);
        (await building.As.Author.Send(new ListPictures.Query(word))).Rows.Single(r => r.Id == used.Id).InDraft.Should().BeTrue();
    }

    [Fact]
    public async Task What_a_text_names_and_its_language_does_not_describe_can_be_asked_for()
    {
        var (described, bare) = (await building.SendDescribed("Décrite"), await building.Send(name: "nue.jpg"));
        const string Nobody = "ffffffffffffffff";
        var id = await Some.Draft(building, "À vérifier");
        await building.Save(
            id,
            text =>
                text with
                {
                    Summary = PictureMark.Of(described.Key),
                    Example = PictureMark.Of(bare.Key),
                    Neutral = PictureMark.Of(Nobody),
                }
        );

        var opened = await building.Open(id);

        opened
            .French.Findings.Where(finding => finding.Check is Check.PictureMute)
            .Select(finding => (finding.Field, finding.Said[0]))
            .Should()
            .BeEquivalentTo([("Neutral", (object)Nobody), ("Example", "nue.jpg")]);
        opened.English.Findings.Should().BeEmpty("nothing is written there");
    }

    [Fact]
    public async Task A_name_that_is_nobody_s_leaves_its_caption_and_holds_up_nothing()
    {
        var (_, address) = await Published("Sans son image", $"{PictureMark.Of("eeeeeeeeeeeeeeee", "Ce qu’il en reste")}\n\nEt la suite.");

        var page = await building.Reader().Page(address);

        page.QuerySelectorAll("#neutre > p").Select(p => p.TextContent).Should().Equal("Ce qu’il en reste", "Et la suite.");
        page.QuerySelector("figure, #neutre img").Should().BeNull();
    }
}
