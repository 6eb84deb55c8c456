using Commentary.Application.Publishing;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Admin;

/// <summary>What is taken from readers at the desk is asked about first, and given back where it was taken.</summary>
public class WithdrawDeskTests(Newsroom newsroom) : IClassFixture<Newsroom>
{
    private readonly int n = Pieces.Next();

    [Fact]
    public async Task Withdrawing_asks_and_is_undone_where_it_was_done_with_the_same_publication()
    {
        var id = await Some.Article(newsroom, $"Retiré un moment {n}");
        var desk = $"/admin/articles/edit/{id}";
        var address = $"/fr/articles/retire-un-moment-{n}";
        var before = await newsroom.Look(db => db.Live.AsNoTracking().SingleAsync(l => l.ArticleId == id));
        using var editor = await newsroom.SignedIn();

        var button = (await editor.Open(desk)).QuerySelector("button[formaction*=Withdraw]")!;
        button.Closest("details")!.HasAttribute("open").Should().BeFalse();
        button.Closest("details")!.TextContent.Should().Contain("Withdraw the French edition from the site?");
        using var withdrawn = await editor.Submit(
            desk,
            new() { ["Save.French.Neutral"] = "Tapé avant de retirer." },
            button.GetAttribute("formaction")!
        );
        await newsroom.CatchUp();
        (await newsroom.Reader().Ask(address)).Status().Should().Be(410);

        var told = await editor.Open(withdrawn.Headers.Location!.ToString());
        var undo = told.QuerySelector("[role=status] button[form=desk][formaction*=UndoWithdraw]")!;
        undo.TextContent.Should().Be("Undo");
        using var undone = await editor.Submit(
            desk,
            new() { ["Save.French.Title"] = $"Retiré un moment {n}" },
            undo.GetAttribute("formaction")!
        );
        undone.Headers.Location!.ToString().Should().Contain("done=withdraw-undone");
        await newsroom.CatchUp();

        (await newsroom.Reader().Page(address)).Body!.TextContent.Should().NotContain("Tapé avant de retirer.");
        var after = await newsroom.Look(db => db.Live.AsNoTracking().SingleAsync(l => l.ArticleId == id));
        (after.PublicationId, after.FirstPublishedAt).Should().Be((before.PublicationId, before.FirstPublishedAt));
        (await newsroom.Look(db => db.Publications.CountAsync(p => p.ArticleId == id))).Should().Be(1);
        (await newsroom.Open(id)).French.Text.Neutral.Should().Be("Tapé avant de retirer.");
        var shown = await newsroom.As.Author.Send(new ShowPublic.Query(id, Language.French, TimeProvider.System.GetUtcNow().UtcDateTime));
        shown.WithdrawnAt.Should().BeNull();
        (await editor.Open(withdrawn.Headers.Location!.ToString())).QuerySelector("[formaction*=UndoWithdraw]").Should().BeNull();
    }
}
