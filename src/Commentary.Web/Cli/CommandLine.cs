using System.CommandLine;
using System.CommandLine.Help;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Commentary.Application.Members;
using Commentary.Database;
using Commentary.Text.Languages;
using Commentary.Web.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Cli;

/// <summary>The commands. Without one, the site runs, and all arguments are the host's.</summary>
public static class CommandLine
{
    /// <summary>What was asked was done in part or not at all: something was refused.</summary>
    public const int SomethingRefused = 1;

    /// <summary>What was typed is not understood, and nothing was done.</summary>
    public const int NotUnderstood = 2;

    public static async Task<int> Run(string[] args, Func<WebApplicationOptions, WebApplication> build)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(build);
        SpeakTheOperatorsLanguage();
        var says = CliWords.Load();

        var data = new Option<string>("--data")
        {
            Description = says["DataOption"],
            HelpName = says["ValueFolder"],
            Recursive = true,
        };
        data.RefuseEmpty(says);
        var root = new RootCommand(says["About"]) { data };
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction(
            async (_, stop) =>
            {
                await using var site = build(ContentRoot.For(args));
                try
                {
                    await site.StartAsync(stop);
                }
                // Another program, or this one started twice, listens there already.
                catch (IOException taken) when (taken.InnerException is AddressInUseException)
                {
                    // What was only thrown away would report each service that it had begun as failed.
                    await site.StopAsync(CancellationToken.None);
                    Console.WriteLine(says["AddressInUse", taken.Message]);
                    return SomethingRefused;
                }
                await site.WaitForShutdownAsync(stop);
                return 0;
            }
        );
        root.Add(ImportCommand.Create(says, Task));
        root.Add(RedirectsCommand.Create(says, Task));
        root.Add(SetUpCommand.Create(says, Task));
        root.Add(TypesetCommand.Create(says, Task));
        var help = new CommandHelp(says);
        var helpOption = root.Options.OfType<HelpOption>().Single();
        (helpOption.Action, helpOption.Description) = (help, says["HelpOfCommand"]);
        root.Options.OfType<VersionOption>().Single().Description = says["VersionOfProgram"];
        // No response files: a piece may be called @home.txt.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is not CommandHelp && Mistyped.In(parsed, args, says) is { Count: > 0 } mistyped)
        {
            foreach (var why in mistyped)
                await Console.Error.WriteLineAsync(why);
            await Console.Error.WriteLineAsync();
            help.Write(parsed.CommandResult.Command, Console.Error);
            return NotUnderstood;
        }
        return await parsed.InvokeAsync();

        // A command's own options are not the host's: it is given the data folder and nothing else.
        async Task<int> Task(ParseResult parsed, Func<IServiceProvider, Task<int>> work)
        {
            string[] host = parsed.GetValue(data) is { } folder ? ["--data", folder, "--command", "true"] : ["--command", "true"];
            await using var app = build(ContentRoot.For(host));
            await using var scope = app.Services.CreateAsyncScope();
            try
            {
                await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().Run(Tell(says), CancellationToken.None);
            }
            catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException or DbException)
            {
                Console.WriteLine(says["DatabaseUnusable", unusable.Message]);
                return SomethingRefused;
            }
            return await work(app.Services);
        }
    }

    /// <summary>A variable that was not set gives an empty word: nobody means to do without what they named.</summary>
    internal static void RefuseEmpty(this Option<string> option, IStringLocalizer<Resources.CliTexts> says) =>
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
                result.AddError(says["OptionEmpty", option.Name]);
        });

    /// <summary>What is told of the database while it is brought up to date: not with what a command answers.</summary>
    internal static Action<MigrationNotice> Tell(IStringLocalizer<Resources.CliTexts> says) =>
        notice => Console.Error.WriteLine(says[$"Migration{notice}"]);

    /// <summary>One line of what went wrong, in the operator's words as far as we know them; never a trace.</summary>
    internal static string Trouble(IStringLocalizer<Resources.CliTexts> says, Exception why)
    {
        var root = why is DbUpdateException { InnerException: { } inner } ? inner : why;
        return root is DbException or TimeoutException or RetryLimitExceededException
            ? says["DatabaseUnusable", root.Message]
            : says["Unforeseen", root.Message.ReplaceLineEndings(" ")];
    }

    /// <summary>A scope in which the person at the machine sends the requests.</summary>
    internal static AsyncServiceScope CreateOperatorScope(this IServiceProvider services)
    {
        var scope = services.CreateAsyncScope();
        var says = scope.ServiceProvider.GetRequiredService<IStringLocalizer<Resources.CliTexts>>();
        scope.ServiceProvider.GetRequiredService<CurrentMember>().BecomeOperator(says["Operator"]);
        return scope;
    }

    /// <summary>French when unsure, as everywhere; English for an operator whose machine speaks it.</summary>
    private static void SpeakTheOperatorsLanguage()
    {
        var language = LanguageNames.Of(CultureInfo.CurrentUICulture);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = language.Culture();
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = language.Culture();
        if (!Console.IsOutputRedirected || Console.OutputEncoding is not UTF8Encoding)
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
    }
}
