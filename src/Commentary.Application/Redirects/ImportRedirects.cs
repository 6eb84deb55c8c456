using System.Globalization;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Resources;
using CsvHelper;
using CsvHelper.Configuration;
using MediatR;
using Microsoft.Extensions.Localization;
using ValidationException = FluentValidation.ValidationException;

namespace Commentary.Application.Redirects;

/// <summary>
/// Takes rules in from CSV (RFC 4180, UTF-8) with a heading line: <c>from,to,status,note</c>, of which <c>to</c> may be empty for 410 and the
/// last two may be absent. A row that is refused is reported and never stops the others.
/// </summary>
public static class ImportRedirects
{
    /// <summary>Rows between which what was written is let go from memory.</summary>
    private const int Batch = 200;

    [For(Role.Editor)]
    public record Command(string Csv) : IRequest<Result>, IRehearsable
    {
        public bool DryRun { get; init; }

        /// <summary>The name of the file.</summary>
        public string Name { get; init; } = "";

        /// <summary>Told the number of rows that were read.</summary>
        public IProgress<int>? Progress { get; init; }
    }

    public record Result(int Made, int Changed, int Unchanged, IReadOnlyList<RefusedRow> Refused);

    /// <param name="Line">In the file, from 1.</param>
    public record RefusedRow(int Line, string From, string Why);

    public class Handler(IMediator mediator, RuleBook book, IStringLocalizer<Texts> says) : IRequestHandler<Command, Result>
    {
        public async Task<Result> Handle(Command import, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(import);
            using var csv = new CsvReader(
                new StringReader(import.Csv),
                new CsvConfiguration(CultureInfo.InvariantCulture)
                {
                    PrepareHeaderForMatch = heading => heading.Header.Trim().ToLowerInvariant(),
                    TrimOptions = TrimOptions.Trim,
                    MissingFieldFound = null,
                    BadDataFound = null,
                    DetectDelimiter = true,
                    DetectDelimiterValues = [",", ";", "\t"],
                }
            );
            if (!await csv.ReadAsync() || !csv.ReadHeader() || csv.GetFieldIndex("from", isTryGet: true) < 0)
                return new(0, 0, 0, [new(1, "", says["CsvHeadingMissing"])]);

            await book.Begin(BatchKind.Import, import.Name, cancellationToken);
            Dictionary<WriteRedirect.Result, int> counts = [];
            List<RefusedRow> refused = [];
            for (var row = 1; await csv.ReadAsync(); row++)
            {
                import.Progress?.Report(row);
                if (row % Batch == 0)
                    await book.Pause(cancellationToken);
                var line = csv.Parser.RawRow;
                var from = csv.GetField("from") ?? "";
                if (from.Length == 0)
                    continue;
                if (Answer(csv.TryGetField<string>("status", out var status) ? status : null) is not { } answer)
                {
                    refused.Add(new(line, from, says["AnswerInvalid"]));
                    continue;
                }
                try
                {
                    var written = await book.One(
                        () =>
                            mediator.Send(
                                new WriteRedirect.Command
                                {
                                    From = from,
                                    To = csv.TryGetField<string>("to", out var to) ? to ?? "" : "",
                                    Answer = answer,
                                    Note = csv.TryGetField<string>("note", out var note) ? note ?? "" : "",
                                    Origin = RedirectOrigin.Import,
                                },
                                cancellationToken
                            ),
                        cancellationToken
                    );
                    counts[written] = counts.GetValueOrDefault(written) + 1;
                }
                catch (ValidationException why)
                {
                    refused.Add(new(line, from, string.Join(" ", why.Errors.Select(e => e.ErrorMessage))));
                }
            }
            await book.Close(cancellationToken);
            return new(
                counts.GetValueOrDefault(WriteRedirect.Result.Made),
                counts.GetValueOrDefault(WriteRedirect.Result.Changed),
                counts.GetValueOrDefault(WriteRedirect.Result.Unchanged),
                refused
            );
        }

        private static RedirectAnswer? Answer(string? status) =>
            status?.Trim().ToLowerInvariant() switch
            {
                null or "" or "301" => RedirectAnswer.MovedPermanently,
                "302" => RedirectAnswer.Found,
                "307" => RedirectAnswer.TemporaryRedirect,
                "308" => RedirectAnswer.PermanentRedirect,
                "410" => RedirectAnswer.Gone,
                "page" => RedirectAnswer.ForwardAtOnce,
                "page-click" => RedirectAnswer.ForwardOnClick,
                _ => null,
            };
    }
}
