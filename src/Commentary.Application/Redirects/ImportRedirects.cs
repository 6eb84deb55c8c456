using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Redirects.Formats;
using Commentary.Application.Resources;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Commentary.Application.Redirects;

/// <summary>
/// Takes rules in from a file of any <see cref="RuleFormat"/>. A line that is refused is reported and never stops the others, unless all or
/// nothing was asked; the same file again changes nothing; what a rule has counted stays.
/// </summary>
public static class ImportRedirects
{
    [For(Role.Editor)]
    public record Command(string Text) : IRequest<Result>, IRehearsable
    {
        public bool DryRun { get; init; }

        /// <summary>The name of the file.</summary>
        public string Name { get; init; } = "";

        /// <summary>Null for whatever it looks like.</summary>
        public RuleFormat? Format { get; init; }

        /// <summary>Where another rule is at an address, that one stays.</summary>
        public bool KeepsOld { get; init; }

        /// <summary>When a line is refused, none is kept.</summary>
        public bool AllOrNothing { get; init; }

        /// <summary>Told the number of lines that were read.</summary>
        public IProgress<int>? Progress { get; init; }
    }

    public enum Outcome
    {
        Made,
        Changed,
        Unchanged,
        Kept,

        /// <summary>An address of a sitemap without an article: it stands on the list of those that are known.</summary>
        Listed,
        Refused,
    }

    /// <param name="IsKept">Whether it stands in the database now: not after a rehearsal, nor when all or nothing was nothing.</param>
    /// <param name="BatchId">What would be undone; null when nothing is otherwise now.</param>
    public record Result(RuleFormat Format, IReadOnlyList<Line> Lines, bool IsKept, int? BatchId = null)
    {
        public int Made => Count(Outcome.Made);
        public int Changed => Count(Outcome.Changed);
        public int Unchanged => Count(Outcome.Unchanged);
        public int Kept => Count(Outcome.Kept);
        public int Listed => Count(Outcome.Listed);
        public IEnumerable<Line> Refused => Lines.Where(l => l.Outcome is Outcome.Refused);

        /// <summary>The lines of a report that shows so many: what went wrong first, then what is otherwise now.</summary>
        public IReadOnlyList<Line> Shown(int most) =>
            [
                .. Lines
                    .OrderBy(l =>
                        l.Outcome switch
                        {
                            Outcome.Refused => 0,
                            Outcome.Unchanged => 2,
                            _ => 1,
                        }
                    )
                    .ThenBy(l => l.Number)
                    .Take(most),
            ];

        public int Count(Outcome outcome) => Lines.Count(l => l.Outcome == outcome);
    }

    /// <param name="Number">In the file, from 1.</param>
    /// <param name="From">The old address, or the beginning of the line.</param>
    /// <param name="Why">It is refused, in the member's language.</param>
    public record Line(int Number, string From, Outcome Outcome, string Why = "");

    public class Rules : AbstractValidator<Command>
    {
        public Rules(IStringLocalizer<Texts> says) => RuleFor(c => c.Format).IsInEnum().WithMessage(_ => says["FormatInvalid"]);
    }

    public class Handler(CommentaryDb db, RuleBook book, ManyRules rules, OldPages pages, IStringLocalizer<Texts> says)
        : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command import, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(import);
            var format = import.Format ?? RuleFormats.Detect(import.Name, import.Text);
            var transaction = db.Database.CurrentTransaction!;
            await transaction.CreateSavepointAsync("Import", cancellationToken);
            var batch = await book.Begin(BatchKind.Import, import.Name, cancellationToken);
            List<Line> lines = [];
            foreach (var chunk in RuleFormats.Read(format, import.Text).Chunk(ManyRules.Chunk))
            {
                lines.AddRange(await Take(chunk, import, cancellationToken));
                import.Progress?.Report(lines.Count);
            }
            if (import.AllOrNothing && lines.Exists(l => l.Outcome is Outcome.Refused))
            {
                await transaction.RollbackToSavepointAsync("Import", cancellationToken);
                db.ChangeTracker.Clear();
                return new(format, lines, IsKept: false);
            }
            await book.Close(cancellationToken);
            var isOtherwise = batch.Made + batch.Changed + batch.Removed > 0;
            return new(format, lines, !import.DryRun, isOtherwise && !import.DryRun ? batch.Id : null);
        }

        private async Task<IEnumerable<Line>> Take(FileLine[] chunk, Command import, CancellationToken stop)
        {
            var articles = await pages.Articles(chunk.Select(l => l.Address).OfType<string>(), stop);
            var (lines, rows, places) = (new Line[chunk.Length], new List<WriteRedirect.Command>(), new List<int>());
            for (var i = 0; i < chunk.Length; i++)
                if (Row(chunk[i], articles, import) is { } row)
                {
                    rows.Add(row);
                    places.Add(i);
                }
            var written = await rules.Write(rows, stop);
            for (var i = 0; i < rows.Count; i++)
            {
                var (line, became) = (chunk[places[i]], written[i]);
                lines[places[i]] = new(line.Number, line.Excerpt, Of(became.Written), became.Why);
            }
            var listed = Enumerable.Range(0, chunk.Length).Where(i => lines[i] is null && chunk[i].Address is not null).ToList();
            var isNew = await pages.List([.. listed.Select(i => chunk[i].Address!)], import.Name, stop);
            for (var i = 0; i < listed.Count; i++)
                lines[listed[i]] = new(
                    chunk[listed[i]].Number,
                    chunk[listed[i]].Excerpt,
                    isNew[i] switch
                    {
                        true => Outcome.Listed,
                        false => Outcome.Unchanged,
                        null => Outcome.Refused,
                    },
                    isNew[i] is null ? says["OldAddressInvalid", RedirectRule.PathLength] : ""
                );
            await db.SaveChangesAsync(stop);
            for (var i = 0; i < chunk.Length; i++)
                lines[i] ??= new(chunk[i].Number, chunk[i].Excerpt, Outcome.Refused, says[$"Unread{chunk[i].Why}", chunk[i].Detail]);
            return lines;
        }

        private static WriteRedirect.Command? Row(FileLine line, IReadOnlyDictionary<string, RedirectTarget> articles, Command import) =>
            line is { Address: { } address } && articles.TryGetValue(address, out var article)
                ? new()
                {
                    From = address,
                    Target = article,
                    Origin = RedirectOrigin.Import,
                    KeepsOld = import.KeepsOld,
                }
            : line.Rule is { } rule ? WriteRedirect.Command.Of(rule) with { Origin = RedirectOrigin.Import, KeepsOld = import.KeepsOld }
            : null;

        private static Outcome Of(WriteRedirect.Result? written) =>
            written switch
            {
                WriteRedirect.Result.Made => Outcome.Made,
                WriteRedirect.Result.Changed => Outcome.Changed,
                WriteRedirect.Result.Kept => Outcome.Kept,
                WriteRedirect.Result.Unchanged => Outcome.Unchanged,
                _ => Outcome.Refused,
            };
    }
}
