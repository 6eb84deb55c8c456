using System.CommandLine;
using System.Globalization;
using Commentary.Application.Importing;
using Commentary.Application.Pipeline;
using Commentary.Application.Press;
using Commentary.Application.Redirects;
using Commentary.Application.Resources;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Web.Resources;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Cli;

/// <summary><c>import FILE… [--publish] [--language fr|en] [--legacy-url URL]… [--article SLUG] [--replace] [--dry-run]</c></summary>
internal static class ImportCommand
{
    public static Command Create(IStringLocalizer<CliTexts> says, Func<ParseResult, Func<IServiceProvider, Task<int>>, Task<int>> task)
    {
        var files = new Argument<string[]>(says["ValueFile"]) { Arity = ArgumentArity.OneOrMore, Description = says["ImportFiles"] };
        var publish = new Option<bool>("--publish") { Description = says["ImportPublish"] };
        var language = new Option<string>("--language") { Description = says["ImportLanguage"], HelpName = "fr|en" };
        language.AcceptOnlyFromAmong("fr", "en");
        var legacy = new Option<string[]>("--legacy-url")
        {
            Description = says["ImportLegacyUrl"],
            HelpName = "URL",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
        };
        var article = new Option<string>("--article") { Description = says["ImportArticle"], HelpName = "SLUG" };
        article.RefuseEmpty(says);
        var replace = new Option<bool>("--replace") { Description = says["ImportReplace"] };
        var dryRun = new Option<bool>("--dry-run") { Description = says["DryRun"] };

        var command = new Command("import", says["Import"]) { files, publish, language, legacy, article, replace, dryRun };
        command.Validators.Add(result =>
        {
            // An option that is misspelt would be taken for a file, and the rest done without it.
            foreach (var mistyped in (result.GetValue(files) ?? []).Where(file => file.StartsWith("--", StringComparison.Ordinal)))
                result.AddError(says["OptionUnknown", mistyped]);
            if (
                result.GetValue(files)?.Length > 1
                && (result.GetResult(legacy) is { Implicit: false } || result.GetResult(article) is { Implicit: false })
            )
                result.AddError(says["ImportOneFileOnly"]);
        });
        command.SetAction(parsed =>
            task(
                parsed,
                services =>
                    ImportAll(
                        services,
                        says,
                        parsed.GetRequiredValue(files),
                        new ImportFile.Command
                        {
                            Manuscript = new()
                            {
                                Language = LanguageNames.TryParse(parsed.GetValue(language), out var named) ? named : null,
                                Article = parsed.GetValue(article),
                                Replace = parsed.GetValue(replace),
                            },
                            Publish = parsed.GetValue(publish),
                            LegacyAddresses = parsed.GetValue(legacy) ?? [],
                            DryRun = parsed.GetValue(dryRun),
                        }
                    )
            )
        );
        return command;
    }

    private static async Task<int> ImportAll(
        IServiceProvider services,
        IStringLocalizer<CliTexts> says,
        string[] files,
        ImportFile.Command like
    )
    {
        if (like.DryRun)
            Console.WriteLine(says["DryRunNotice"]);
        var refused = 0;
        for (var number = 0; number < files.Length; number++)
        {
            if (files.Length > 1 && !Console.IsErrorRedirected)
                Console.Error.Write($"\r{number + 1}/{files.Length} ");
            await using var scope = services.CreateOperatorScope();
            if (!await Import(scope.ServiceProvider, says, files[number], like))
                refused++;
        }
        if (files.Length > 1)
            Console.WriteLine(says["ImportDone", files.Length - refused, refused]);
        return refused > 0 ? CommandLine.SomethingRefused : 0;
    }

    private static async Task<bool> Import(IServiceProvider scope, IStringLocalizer<CliTexts> says, string file, ImportFile.Command like)
    {
        byte[] bytes;
        try
        {
            // One byte over the limit is enough to refuse: nothing larger is read into memory.
            await using var stream = File.OpenRead(file);
            using var buffer = new MemoryStream();
            var most = ImportManuscript.MostBytes + 1;
            var chunk = new byte[81920];
            for (int read; buffer.Length < most && (read = await stream.ReadAsync(chunk)) > 0; )
                buffer.Write(chunk, 0, read);
            bytes = buffer.ToArray();
        }
        catch (Exception unreadable)
            when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Console.WriteLine(says["FileRefused", file, 1, Unreadable(says, unreadable)]);
            return false;
        }

        try
        {
            var isDone = true;
            for (int piece = 0, pieces = 1; piece < pieces; piece++)
            {
                var imported = await scope
                    .GetRequiredService<IMediator>()
                    .Send(
                        like with
                        {
                            Manuscript = like.Manuscript with { Bytes = bytes, FileName = Path.GetFileName(file), Piece = piece },
                        }
                    );
                pieces = imported.Manuscript.Pieces;
                isDone &= Report(imported, scope.GetRequiredService<IStringLocalizer<Texts>>(), says, file, like);
            }
            return isDone;
        }
        catch (SomebodyWasFaster)
        {
            Console.WriteLine(says["FileRefused", file, 1, says["SomebodyWasFaster"]]);
            return false;
        }
        // Whatever it is, it stops this file and not the next.
        catch (Exception why)
        {
            Console.WriteLine(says["FileRefused", file, 1, CommandLine.Trouble(says, why)]);
            return false;
        }
    }

    internal static string Unreadable(IStringLocalizer<CliTexts> says, Exception why) =>
        why is FileNotFoundException or DirectoryNotFoundException ? says["FileMissing"] : says["FileUnreadable"];

    /// <summary>The start of the text that a finding is about; where there is no text, the name of its part.</summary>
    private static string About(Finding finding, IStringLocalizer<CliTexts> says) =>
        finding switch
        {
            { Excerpt.Length: > 0 } => finding.Excerpt,
            { Part: { } part } => NameOf(part, says),
            _ => "",
        };

    private static string Sentence(Finding finding, IStringLocalizer<Texts> reasons, IStringLocalizer<CliTexts> says) =>
        finding.Kind is FindingKind.LanguageUnsure
            ? says["FindingLanguageUnsure"]
            : reasons[$"Finding{finding.Kind}", About(finding, says)];

    private static string NameOf(Part part, IStringLocalizer<CliTexts> says) =>
        part is Part.Teaser ? says["PartTeaser"] : part.Label(LanguageNames.Of(CultureInfo.CurrentUICulture));

    /// <returns>Whether all that was asked for this file was done.</returns>
    private static bool Report(
        ImportFile.Result imported,
        IStringLocalizer<Texts> reasons,
        IStringLocalizer<CliTexts> says,
        string file,
        ImportFile.Command like
    )
    {
        var piece = imported.Manuscript;
        if (piece.Outcome is ImportManuscript.Outcome.Refused)
        {
            var parts = string.Join(", ", piece.Parts.Select(part => NameOf(part, says)));
            Console.WriteLine(says["FileRefused", file, Math.Max(1, piece.Line), reasons[piece.Refusal.ToString(), parts]]);
            if (piece.Parts.Count > 0)
                Console.WriteLine("  " + says["ImportOrReplace"]);
            return false;
        }

        Console.WriteLine(says[$"File{piece.Outcome}", file, piece.Language.Code(), piece.Title, piece.Version]);
        foreach (var finding in piece.Findings)
            Console.WriteLine("  " + says["FindingLine", file, finding.Line, Sentence(finding, reasons, says)]);
        if (piece.IsJoined)
            Console.WriteLine("  " + says["FileJoined"]);
        if (piece.TextWasKeptInNote)
            Console.WriteLine("  " + says["KeptInNote"]);
        if (imported.IsPublic)
            Console.WriteLine("  " + says["PublicAt", Addresses.Article(piece.Language, piece.Slug)]);
        foreach (var why in imported.WhyNotPublished)
            Console.WriteLine("  " + says["NotPublished", why]);
        foreach (var old in imported.Legacy)
            Console.WriteLine(
                "  "
                    + (
                        old.Refusal is { } refusal
                            ? says["LegacyRefused", old.Address, refusal]
                            : says[$"Legacy{old.Written ?? WriteRedirect.Result.Unchanged}", old.Address]
                    )
            );
        return imported.WhyNotPublished.Count == 0 && imported.Legacy.All(old => old.Refusal is null);
    }
}
