using System.CommandLine;
using Commentary.Application.Redirects;
using Commentary.Text.Languages;
using Commentary.Web.Resources;
using MediatR;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Cli;

/// <summary><c>redirects explain ADDRESS… [--at MOMENT] [--language fr|en]</c></summary>
internal static class RedirectsExplain
{
    public static Command Create(IStringLocalizer<CliTexts> says, Func<ParseResult, Func<IServiceProvider, Task<int>>, Task<int>> task)
    {
        var addresses = new Argument<string[]>(says["ValueAddress"])
        {
            Arity = ArgumentArity.OneOrMore,
            Description = says["ExplainAddress"],
        };
        var at = new Option<DateTimeOffset?>("--at") { Description = says["ExplainAt"], HelpName = "2026-11-25T14:00Z" };
        var language = new Option<string>("--language") { Description = says["ExplainLanguage"], HelpName = "fr|en" };
        language.AcceptOnlyFromAmong("fr", "en");
        var explain = new Command("explain", says["RedirectsExplain"]) { addresses, at, language };
        explain.SetAction(parsed =>
            task(
                parsed,
                services =>
                    Explain(
                        services,
                        new()
                        {
                            Addresses = string.Join('\n', parsed.GetRequiredValue(addresses)),
                            At = parsed.GetValue(at)?.UtcDateTime,
                            Reader = LanguageNames.TryParse(parsed.GetValue(language), out var named) ? named : Language.French,
                        }
                    )
            )
        );
        return explain;
    }

    private static async Task<int> Explain(IServiceProvider services, ExplainAddress.Query query)
    {
        await using var scope = services.CreateOperatorScope();
        var steps = scope.ServiceProvider.GetRequiredService<IStringLocalizer<AdminTexts>>();
        var explanations = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(query);
        foreach (var each in explanations)
        {
            Console.WriteLine($"{each.Typed}  {each.Status} {each.Location}".TrimEnd());
            if (each.Compared is { } compared)
                Console.WriteLine($"  {steps["StepCompared"]} {compared.Path} {compared.Host} {compared.Query}".TrimEnd());
            Console.WriteLine($"  {steps[each.IsRulesFirst ? "StepRulesFirst" : each.IsPage ? "StepPage" : "StepNoPage"]}");
            foreach (var candidate in each.Candidates)
                Console.WriteLine(
                    $"  {steps["StepRule", candidate.Id, steps[$"Match{candidate.Rule.Match}"]]} {candidate.Rule.Host}{candidate.Rule.Path} {candidate.Rule.Query}".TrimEnd()
                        + " "
                        + steps[candidate.Id == each.Arrival?.RuleId ? "StepAnswers" : $"Why{candidate.Why}"]
                        + (candidate.Leads is { } leads ? $" → {leads}" : "")
                );
            Console.WriteLine($"  {steps[$"Outcome{each.Outcome}"]}");
            if (each.Choices.Count > 0)
                Console.WriteLine($"  {steps["StepChoices"]} {string.Join(' ', each.Choices.Select(c => c.Address))}");
        }
        return explanations.All(e => e.Arrives) ? 0 : CommandLine.SomethingRefused;
    }
}
