using Commentary.Application.Articles;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using FluentValidation;

namespace Commentary.Tests.Admin;

/// <summary>A full text never becomes an empty one without a question, without JavaScript either.</summary>
public class EmptiedTextTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private readonly int n = Pieces.Next();

    [Fact]
    public async Task What_would_be_emptied_is_shown_and_is_put_back_unless_one_says_otherwise()
    {
        var (id, editor, form) = await Opened();
        using var _ = editor;
        var before = (await newsroom.Open(id)).French;
        (form["Save.French.Neutral"], form["Save.French.Title"]) = ("  \r\n ", "Le nouveau titre");

        using var asked = await editor.Post($"/admin/articles/edit/{id}", form);

        asked.Status().Should().Be(422);
        (await newsroom.Open(id)).French.Version.Should().Be(before.Version, "nothing is saved before the answer");
        var page = await asked.Html();
        page.QuerySelector("[role=alert] a[href='#Save-French-Neutral']").Should().NotBeNull();
        page.QuerySelectorAll(".emptied").Should().ContainSingle().Which.TextContent.Should().Contain(before.Text.Neutral);
        page.QuerySelector("#Save-French-Title")!.TextContent.Trim().Should().Be("Le nouveau titre");
        page.QuerySelector("input[name='Save.Emptied[French.Neutral]'][checked]")!.GetAttribute("value").Should().Be("PutBack");

        form["Save.Emptied[French.Neutral]"] = "PutBack";
        using var saved = await editor.Post($"/admin/articles/edit/{id}", form);

        saved.Status().Should().Be(302);
        var after = (await newsroom.Open(id)).French.Text;
        (after.Title, after.Neutral).Should().Be(("Le nouveau titre", before.Text.Neutral));
    }

    [Fact]
    public async Task One_who_means_it_leaves_it_empty()
    {
        var (id, editor, form) = await Opened();
        using var _ = editor;
        (form["Save.French.Neutral"], form["Save.Emptied[French.Neutral]"]) = ("", "LeaveEmpty");

        using var saved = await editor.Post($"/admin/articles/edit/{id}", form);

        saved.Status().Should().Be(302);
        (await newsroom.Open(id)).French.Text.Neutral.Should().BeEmpty();
    }

    [Fact]
    public async Task Every_text_is_asked_about_in_either_language_and_a_line_is_not()
    {
        var id = await Some.Draft(newsroom, $"Vidé {n}");
        await newsroom.Save(id, text => text with { Question = "Une question?" });

        foreach (var field in Merge.Fields)
        {
            var opened = await newsroom.Open(id);
            var empty = newsroom.As.Editor.Send(
                new SaveDraft.Command
                {
                    ArticleId = id,
                    French = opened.French.Text.With(field, ""),
                    OpenedFrench = opened.French.Version,
                }
            );
            if (Merge.Lines.Contains(field))
                await empty;
            else
                (await Assert.ThrowsAsync<ValidationException>(() => empty))
                    .Errors.Should()
                    .ContainSingle()
                    .Which.PropertyName.Should()
                    .Be($"{Language.French}.{field}");
        }
    }

    [Fact]
    public async Task What_a_colleague_has_emptied_asks_no_more()
    {
        var id = await Some.Draft(newsroom, $"Vidé ailleurs {n}");
        var opened = await newsroom.Open(id);
        Dictionary<string, SaveDraft.WhenEmptied> leave = new() { ["French.Neutral"] = SaveDraft.WhenEmptied.LeaveEmpty };
        SaveDraft.Command Form(string title, string neutral) =>
            new()
            {
                ArticleId = id,
                French = opened.French.Text with { Title = title, Neutral = neutral },
                OpenedFrench = opened.French.Version,
            };
        await newsroom.As.Colleague.Send(Form(opened.French.Text.Title, "") with { Emptied = leave });

        await newsroom.As.Editor.Send(Form("Un autre titre", opened.French.Text.Neutral));

        (await newsroom.Open(id)).French.Text.Neutral.Should().BeEmpty();
    }

    private async Task<(int Id, Browser Editor, Dictionary<string, string> Form)> Opened()
    {
        var id = await Some.Draft(newsroom, $"À ne pas vider {n}");
        var editor = await newsroom.SignedIn();
        return (id, editor, Browser.Fields(await editor.Open($"/admin/articles/edit/{id}"), "[name='Save.French.Title']"));
    }
}
