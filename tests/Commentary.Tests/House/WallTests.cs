using System.Reflection;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using Commentary.Application.Data;
using Commentary.Application.Press;
using Commentary.Database;
using Commentary.Database.SqlServer;
using Commentary.Text.HouseFormat;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Commentary.Tests.House;

/// <summary>The walls of the house (README, «Floor plan»).</summary>
public partial class WallTests
{
    private static readonly Assembly Text = typeof(Part).Assembly;
    private static readonly Assembly App = typeof(CommentaryDb).Assembly;
    private static readonly Assembly Stores = typeof(DatabaseServices).Assembly;
    private static readonly Assembly Web = typeof(Program).Assembly;

    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader()
        .LoadAssemblies(Text, App, Stores, Web)
        .LoadAssembliesRecursively([], _ => FilterResult.LoadAndContinue)
        .Build();

    private static IEnumerable<string> ReferencesOf(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    [Fact]
    public void Projects_refer_down_the_line_only()
    {
        ReferencesOf(Text)
            .Should()
            .NotContain(name => name.StartsWith("Commentary.", StringComparison.Ordinal), "Text is for others to use too");
        ReferencesOf(App).Where(IsOurs).Should().BeSubsetOf(["Commentary.Text"]);
        ReferencesOf(Stores).Where(IsOurs).Should().BeSubsetOf(["Commentary.Text", "Commentary.Application"]);

        static bool IsOurs(string name) => name.StartsWith("Commentary.", StringComparison.Ordinal);
    }

    [Fact]
    public void Text_touches_nothing_outside_itself() =>
        ReferencesOf(Text)
            .Should()
            .OnlyContain(
                name =>
                    name.StartsWith("System.", StringComparison.Ordinal)
                    || name == "Markdig"
                    || name == "HtmlSanitizer"
                    || name == "YamlDotNet"
                    || name.StartsWith("DocumentFormat.OpenXml", StringComparison.Ordinal)
                    || name.StartsWith("AngleSharp", StringComparison.Ordinal),
                "it is tested by tables of cases because it has no database, no clock and no HTTP"
            )
            .And.NotContain(["System.Net.Http", "System.IO.FileSystem"], "it does no I/O");

    [Fact]
    public void Application_names_no_web_framework_and_no_database_provider() =>
        ReferencesOf(App)
            .Should()
            .NotContain(
                name =>
                    name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
                        && !name.StartsWith("Microsoft.AspNetCore.Identity", StringComparison.Ordinal)
                    || name.Contains("Sqlite", StringComparison.Ordinal)
                    || name.Contains("SqlServer", StringComparison.Ordinal)
                    || name.Contains("SqlClient", StringComparison.Ordinal),
                "pages, commands, jobs and tests send the same requests and meet the same rules, on either database"
            );

    [Fact]
    public void Readers_use_cases_name_the_press_and_never_a_draft() =>
        Types()
            .That()
            .ResideInNamespaceMatching(@"^Commentary\.Application\.Reading")
            .Should()
            .NotDependOnAny(
                Types()
                    .That()
                    .ResideInNamespaceMatching(@"^Commentary\.Application\.(Model|Articles|Importing)")
                    .Or()
                    .Are(typeof(CommentaryDb))
            )
            .Because("what a reader's use case cannot name, it cannot leak")
            .Check(House);

    [Fact]
    public void Readers_pages_name_the_press_and_never_a_draft() =>
        Types()
            .That()
            .ResideInNamespaceMatching(@"^Commentary\.Web\.Site")
            .Or()
            .HaveFullNameMatching(@"AspNetCoreGeneratedDocument\.Site_")
            .Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^Commentary\.Application\.(Model|Articles|Importing|Data)"))
            .Because("what a reader's page cannot name, it cannot leak")
            .Check(House);

    [Fact]
    public async Task The_press_maps_only_what_is_released_tracks_nothing_and_refuses_to_save()
    {
        await using var press = new SqlServerPressDb(new DbContextOptionsBuilder<SqlServerPressDb>().UseSqlServer("Server=design").Options);

        press
            .Model.GetEntityTypes()
            .Select(type => type.GetTableName())
            .Should()
            .BeEquivalentTo([
                "LiveEditions",
                "Publications",
                "PublicationParts",
                "PublicationTopics",
                "PublicationCards",
                "PublicationPictures",
                "PictureFiles",
                "PictureDescriptions",
                "ReadingDeltas",
                "SourceNotices",
                "Changes",
            ]);
        press.ChangeTracker.QueryTrackingBehavior.Should().Be(QueryTrackingBehavior.NoTracking);
        press.Add(new Change { Kind = ChangeKind.Published, ArticleId = 1 });
        Assert.Throws<InvalidOperationException>(() => press.SaveChanges());
        await Assert.ThrowsAsync<InvalidOperationException>(() => press.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_page_model_sends_requests_and_names_no_database() =>
        Classes()
            .That()
            .AreAssignableTo(typeof(PageModel))
            .Should()
            .NotDependOnAny(Types().That().AreAssignableTo(typeof(DbContext)).Or().Are(typeof(CommentaryDb), typeof(PressDb)))
            .Because("a rule that stands in a page is not obeyed by the command line")
            .Check(House);

    [Fact]
    public void A_use_case_sends_anothers_request_and_never_calls_its_handler()
    {
        const string Why = "who calls a handler goes round the pipeline: no authorization, no validation, no transaction";
        Types()
            .That()
            .ResideInNamespaceMatching(@"^Commentary\.")
            .And()
            .DoNotHaveFullNameMatching(@"\+Handler")
            .Should()
            .NotDependOnAny(Classes().That().HaveName("Handler"))
            .Because(Why)
            .Check(House);
        App.GetTypes()
            .Where(type => type.Name == "Handler")
            .SelectMany(handler => handler.GetConstructors().SelectMany(made => made.GetParameters()))
            .Should()
            .NotContain(
                asked =>
                    asked.ParameterType.Name == "Handler"
                    || asked.ParameterType.Name.StartsWith("IRequestHandler", StringComparison.Ordinal),
                Why
            );
    }

    [Fact]
    public void No_class_is_named_for_having_no_name() =>
        Types()
            .That()
            .ResideInNamespaceMatching(@"^Commentary\.")
            .Should()
            .NotHaveNameMatching("(Service|Manager|Helper|Util|Utils|Repository|UnitOfWork|Mapper)$")
            .Because("such a name says what everything could be")
            .Check(House);

    [Fact]
    public void Raw_html_is_a_publications_and_nothing_elses() =>
        Source
            .Files("src", "*.cs*")
            .Where(file => File.ReadAllText(file.FullName).Contains("Html.Raw", StringComparison.Ordinal))
            .Select(Source.Name)
            .Should()
            .Equal(["src/Commentary.Web/Site/Articles/_Piece.cshtml"], "only what HouseMarkdown made safe may go out unencoded");

    /// <summary>Where what throws on what anybody types (a form of Unicode, the name of a culture) is made safe for all others.</summary>
    private static readonly string[] MadeSafe =
    [
        "src/Commentary.Text/Languages/Language.cs",
        "src/Commentary.Text/Languages/SafeNormalization.cs",
        "src/Commentary.Text/Links/PageFacts.cs",
        "src/Commentary.Web/Site/Shared/Tongues.cs",
    ];

    [Fact]
    public void Hand_written_sql_stands_with_the_dialects() =>
        Source
            .Files("src", "*.cs*")
            .Where(file => File.ReadAllText(file.FullName).Contains("RS0030", StringComparison.Ordinal))
            .Select(Source.Name)
            .Except(MadeSafe)
            .Should()
            .OnlyContain(
                name => name.StartsWith("src/Commentary.Database/Dialects/", StringComparison.Ordinal),
                "both dialects must stand side by side"
            );

    [Fact]
    public void Whoever_writes_an_edition_has_its_translation_follow() =>
        Source
            .Files("src/Commentary.Application", "*.cs")
            .Where(file => EditionWritten().IsMatch(File.ReadAllText(file.FullName)))
            .Where(file => !File.ReadAllText(file.FullName).Contains("following.Follow(", StringComparison.Ordinal))
            .Select(Source.Name)
            .Should()
            .Equal(
                ["src/Commentary.Application/Articles/StartArticle.cs"],
                "a way of writing that is forgotten leaves a false number in English; where nothing is begun in English yet, there is nothing to follow"
            );

    [Fact]
    public void A_file_is_one_thing() =>
        Source
            .Files("src", "*.cs")
            .Where(file => File.ReadLines(file.FullName).Count() > 250)
            .Select(Source.Name)
            .Should()
            .BeEmpty("a file over 250 lines is two things");

    [System.Text.RegularExpressions.GeneratedRegex(@"[Ee]dition[^;\n]*\.Write\([^;]*, member\.Name")]
    private static partial System.Text.RegularExpressions.Regex EditionWritten();
}
