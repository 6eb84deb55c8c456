using System.CommandLine;
using Commentary.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Commentary.Web.Cli;

/// <summary><c>redirects import|export|explain|replay|check</c></summary>
internal static class RedirectsCommand
{
    public static Command Create(IStringLocalizer<CliTexts> says, Func<ParseResult, Func<IServiceProvider, Task<int>>, Task<int>> task) =>
        new("redirects", says["Redirects"])
        {
            RedirectsImport.Create(says, task),
            RedirectsExport.Create(says, task),
            RedirectsExplain.Create(says, task),
            ReplayCommand.Create(says, task),
            RedirectsCheck.Create(says, task),
        };
}
