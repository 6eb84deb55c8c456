using System.CommandLine;
using Commentary.Text.Languages;
using Commentary.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Cli;

/// <summary>
/// What was typed and is not understood. Without a command the site starts, and its host leaves out every word that it does not know: a command
/// that is misspelt would start a site.
/// </summary>
internal static class Mistyped
{
    /// <summary>Letters by which a word may differ from what was meant.</summary>
    private const int MostLetters = 2;

    /// <summary>Why it is not understood; empty when it is.</summary>
    public static IReadOnlyList<string> In(ParseResult parsed, IReadOnlyList<string> args, IStringLocalizer<CliTexts> says)
    {
        var command = parsed.CommandResult.Command;
        if (command is RootCommand)
            return BareWord(args) is { } word ? [Unknown(word, command, says)] : [.. parsed.Errors.Select(error => error.Message)];
        return parsed.UnmatchedTokens switch
        {
            [] => [.. parsed.Errors.Select(error => error.Message)],
            [var option, ..] when option.StartsWith('-') => [says["OptionUnknown", option]],
            [var word, ..] when command.Subcommands.Count > 0 => [Unknown(word, command, says)],
            [var word, ..] => [says["WordTooMany", word]],
        };
    }

    private static string Unknown(string word, Command among, IStringLocalizer<CliTexts> says)
    {
        var meant = among.Subcommands.MinBy(command => EditDistance.Between(command.Name, word.ToLowerInvariant()))!.Name;
        return EditDistance.Between(meant, word.ToLowerInvariant()) <= MostLetters
            ? says["CommandMeant", word, meant]
            : says["CommandUnknown", word];
    }

    /// <summary>
    /// The first word that the host would leave out. It takes <c>--key value</c>, <c>/key value</c> and <c>key=value</c>, as
    /// Microsoft.Extensions.Configuration.CommandLine does.
    /// </summary>
    private static string? BareWord(IReadOnlyList<string> args)
    {
        for (var at = 0; at < args.Count; at++)
        {
            if (args[at].Contains('=', StringComparison.Ordinal))
                continue;
            if (!args[at].StartsWith('-') && !args[at].StartsWith('/'))
                return args[at];
            at++;
        }
        return null;
    }
}
