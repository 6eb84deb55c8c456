using System.CommandLine;
using System.CommandLine.Invocation;
using Commentary.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Cli;

/// <summary>What a command is for and how it is written, in the reader’s language: the library’s own help is so in part.</summary>
internal sealed class CommandHelp(IStringLocalizer<CliTexts> says) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, Console.Out);
        return 0;
    }

    public void Write(Command command, TextWriter to)
    {
        to.WriteLine(command.Description);
        Section("HelpUsage", [(Usage(command), "")]);
        Section("HelpArguments", command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description)));
        Section("HelpOptions", OptionsOf(command).Select(option => (Label(option), option.Description)));
        Section("HelpCommands", command.Subcommands.Select(sub => (string.Join(' ', [sub.Name, .. Arguments(sub)]), sub.Description)));

        void Section(string title, IEnumerable<(string Name, string? What)> rows)
        {
            var all = rows.ToList();
            if (all.Count == 0)
                return;
            to.WriteLine();
            to.WriteLine(says[title]);
            var width = all.Max(row => row.Name.Length);
            foreach (var (name, what) in all)
                to.WriteLine($"  {name.PadRight(width)}  {what}".TrimEnd());
        }
    }

    private string Usage(Command command) =>
        string.Join(
            ' ',
            [
                .. Line(command).Reverse().Select(each => each.Name),
                .. Arguments(command),
                .. command.Subcommands.Count > 0 ? [says["HelpCommand"].Value] : Array.Empty<string>(),
                says["HelpOption"].Value,
            ]
        );

    private static IEnumerable<string> Arguments(Command command) =>
        command.Arguments.Select(argument => argument.Arity.MaximumNumberOfValues > 1 ? $"<{argument.Name}>…" : $"<{argument.Name}>");

    private static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Concat(Line(command).Skip(1).SelectMany(above => above.Options.Where(option => option.Recursive)));

    private static string Label(Option option) =>
        string.Join(", ", option.Aliases.Where(alias => alias.StartsWith('-')).Append(option.Name))
        + (option.HelpName is { } value ? $" <{value}>" : "");

    /// <summary>The command, and those above it.</summary>
    private static IEnumerable<Command> Line(Command command)
    {
        for (var each = command; each is not null; each = each.Parents.OfType<Command>().FirstOrDefault())
            yield return each;
    }
}
