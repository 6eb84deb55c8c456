using Commentary.Web.Resources;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Commentary.Web.Cli;

internal static class CliWords
{
    /// <summary>The help is written before there is a host to ask for it.</summary>
    public static IStringLocalizer<CliTexts> Load() =>
        new StringLocalizer<CliTexts>(
            new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance)
        );
}
