using System.Text;
using Commentary.Application.Articles;
using Commentary.Application.Importing;
using Commentary.Application.Resources;
using Commentary.Web.Hosting;
using Commentary.Web.Resources;
using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Admin.Articles;

/// <summary>Begins an article from the link to the news, or from a whole text in the house format.</summary>
public class NewModel(IMediator mediator, IStringLocalizer<Texts> reasons, IStringLocalizer<AdminTexts> says) : PageModel, IShownAgain
{
    [BindProperty]
    public StartArticle.Command Start { get; set; } = new();

    [BindProperty]
    public string Text { get; set; } = "";

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The name of the file whose text stands in <see cref="Text"/> while somebody chooses.</summary>
    [BindProperty]
    public string FileName { get; set; } = "";

    /// <summary>What was said of that file when it was read, as <see cref="FileNotes"/> writes it.</summary>
    [BindProperty]
    public string Notes { get; set; } = "";

    /// <summary>The article that the text is to be joined to.</summary>
    [BindProperty]
    public int? Join { get; set; }

    /// <summary>The pieces that the text may belong to, or that comment on the source already.</summary>
    public IReadOnlyList<FindCommented.Piece> Commented { get; private set; } = [];

    /// <summary>Whether nothing was started because of them.</summary>
    public bool IsAsked { get; private set; }

    public string FormName => nameof(Start);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var hasText = !string.IsNullOrWhiteSpace(Text);
        if (Upload is null && !hasText)
            return RedirectToPage(
                "Edit",
                new { id = await mediator.Send(Start with { ToldOf = Start.ToldOf ?? "" }, stop), unseen = Start.HasUnseen().ToArray() }
            );
        // To take one and leave the other would lose what was typed there.
        if (Upload is not null && hasText)
            throw new ValidationException([new ValidationFailure("", says["OneWayToStart"])]);

        var file = new ImportManuscript.Command
        {
            Bytes = await Bytes(stop),
            FileName = Upload is null ? FileName : Path.GetFileName(Upload.FileName),
            Notes = Upload is null ? FileNotes.Read(Notes) : [],
            SourceUrl = Start.SourceUrl,
            Title = Start.Title,
        };
        var found = await mediator.Send(new FindPieces.Query(file), stop);
        Commented = found.Pieces;
        if (Join is null && !FindCommented.IsTold(Start.ToldOf, Commented))
        {
            // A form cannot hold a file twice: its text stands in the field meanwhile.
            (Text, FileName, Notes) = (found.Text, file.FileName, FileNotes.Write(found.Notes));
            ModelState.Clear();
            throw new ValidationException([new ValidationFailure("Source.Url", reasons["SourceCommented"])]);
        }
        var pieces = await mediator.Send(new ImportPieces.Command(file with { Into = Join, IsAnother = Join is null }), stop);
        var taken = pieces[0];
        if (taken.Outcome is ImportManuscript.Outcome.Refused)
        {
            var parts = taken.Parts.Select(part => DeskField.NameOf(part.ToString(), Languages.Current, says));
            throw new ValidationException([new ValidationFailure("", reasons[taken.Refusal.ToString(), string.Join(", ", parts)])]);
        }
        var done =
            Join is null ? "imported"
            : taken.Outcome is ImportManuscript.Outcome.Unchanged ? "joined-nothing"
            : "joined-text";
        return RedirectToPage(
            "Edit",
            new
            {
                id = taken.ArticleId,
                done,
                unseen = Start.HasUnseen().ToArray(),
                also = pieces.Select(piece => piece.ArticleId).Where(id => id != taken.ArticleId).Distinct().ToArray(),
            }
        );
    }

    public async Task ShowAgain(CancellationToken stop)
    {
        IsAsked =
            ModelState.TryGetValue("Start.Source.Url", out var refused)
            && refused.Errors.Any(e => e.ErrorMessage == reasons["SourceCommented"]);
        if (IsAsked && Commented.Count == 0)
            Commented = await mediator.Send(new FindCommented.Query(Start.SourceUrl), stop);
    }

    private async Task<byte[]> Bytes(CancellationToken stop)
    {
        if (Upload is null)
            return Encoding.UTF8.GetBytes(Text);
        // One byte too many is enough to refuse: nothing larger is read into memory.
        if (Upload.Length > ImportManuscript.MostBytes)
            return new byte[ImportManuscript.MostBytes + 1];
        using var bytes = new MemoryStream();
        await Upload.CopyToAsync(bytes, stop);
        return bytes.ToArray();
    }
}
