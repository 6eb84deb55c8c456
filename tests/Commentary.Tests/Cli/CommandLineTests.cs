using Commentary.Application.Importing;
using Commentary.Application.Model;
using Commentary.Tests.Fixture;
using Commentary.Text.Languages;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Tests.Cli;

/// <summary>What an operator types, in a process of its own, as they would.</summary>
public sealed class CommandLineTests : IDisposable
{
    private const string French = "fr_CA.UTF-8";
    private const string English = "en_CA.UTF-8";
    private readonly Folder folder = new();
    private readonly int n = Pieces.Next();

    public void Dispose() => folder.Dispose();

    private Task<Operator.Said> Types(string language, params string[] arguments) =>
        Operator.Types(language, [.. arguments, "--data", folder.Data]);

    private string Piece(string title, Language language = Language.French) =>
        folder.File(
            $"{Slug.From(title, language)}.txt",
            Pieces.Text($"{title}. Suite.", $"https://example.org/{n}/{title.Length}", language)
        );

    [Fact]
    public async Task What_was_published_is_typeset_again_and_counted()
    {
        (await Types(English, "import", Piece("Premier"), Piece("Second"), "--publish")).WithoutTraces().ExitCode.Should().Be(0);
        await using (var building = folder.Building())
            await building.Look(db =>
                db.Publications.Where(p => p.Title == "Second").ExecuteUpdateAsync(p => p.SetProperty(x => x.Standfirst, "'Suite'"))
            );

        var rehearsed = await Types(English, "typeset", "--dry-run");
        var said = await Types(English, "typeset");
        var again = await Types(French, "typeset");

        rehearsed.WithoutTraces().Lines.TakeLast(2).Should().Equal(said.WithoutTraces().Lines);
        said.Lines.Should()
            .Equal(
                "/fr/articles/second",
                "Publications checked: 2. Public pages typeset again: 1. Replaced or withdrawn versions typeset again: 0."
            );
        again.WithoutTraces().Out.Plain().Should().Contain("Pages publiques recomposées : 0.");
        (said.ExitCode, again.ExitCode).Should().Be((0, 0));
    }

    [Fact]
    public async Task The_sample_is_published_and_its_old_addresses_arrive()
    {
        var sample = folder.File("openai-recrute.txt", Some.Sample);

        var said = await Types(
            French,
            "import",
            sample,
            "--publish",
            "--legacy-url",
            "/ancien/openai-recrute.html",
            "--legacy-url",
            "https://vieux.example/2025/openai?id=3"
        );

        said.WithoutTraces().ExitCode.Should().Be(0);
        said.Error.Should().BeEmpty();
        said.Out.Plain().Should().Contain("nouvel article (fr)").And.Contain("Publié : /fr/articles/openai-recrute-4");
        await using var building = folder.Building();
        var reader = building.Reader();
        foreach (
            var old in new[]
            {
                "/ancien/openai-recrute.html",
                "/Ancien/OpenAI-Recrute.html/?utm_source=x",
                "http://www.vieux.example/2025/OpenAI/?utm_source=x&ID=3",
            }
        )
        {
            var arrived = await reader.Ask(old);
            arrived.Status().Should().Be(301);
            var page = await reader.Page(arrived.Headers.Location!.ToString());
            page.QuerySelector("h1")!.TextContent.Should().StartWith("OpenAI recrute");
        }
    }

    [Fact]
    public async Task A_file_that_is_refused_has_one_line_and_the_others_go_in()
    {
        var letter = folder.File("lettre.txt", "Bonjour.\n\nUne lettre.\n");
        var picture = folder.File("image.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0, 1, 2, 3]);
        var huge = folder.File("enorme.txt", new byte[ImportManuscript.MostBytes + 1]);
        var empty = folder.File("vide.txt", "");
        var missing = Path.Combine(folder.Path, "absent.txt");
        var one = Piece("Première");
        var two = Piece("Second");

        var said = await Types(English, "import", one, letter, picture, huge, empty, missing, folder.Path, two);

        said.WithoutTraces().ExitCode.Should().Be(1);
        foreach (var refused in new[] { letter, picture, huge, empty })
        {
            var line = said.Lines.Where(l => l.Contains(refused, StringComparison.Ordinal)).Should().ContainSingle().Subject;
            line.Should().MatchRegex(@":\d+: refused\. .{20,}");
        }
        foreach (var unreadable in new[] { missing, folder.Path + ":" })
            said.Lines.Where(l => l.StartsWith(unreadable, StringComparison.Ordinal))
                .Should()
                .ContainSingle()
                .Which.Should()
                .MatchRegex(@":1: refused\. (There is no file of that name|This file cannot be read)");
        said.Lines.Should().Contain(l => l.StartsWith(one) && l.Contains("new article"));
        said.Lines.Should().Contain(l => l.StartsWith(two) && l.Contains("new article"));
        said.Lines[^1].Should().Be("2 taken in, 6 refused.");
    }

    [Theory]
    [InlineData(French, "Partie absente : Accroche.", "Partie absente : Point de vue pessimiste.", "les octets fautifs")]
    [InlineData(English, "Missing part: Teaser.", "Missing part: Pessimistic viewpoint.", "the bytes at fault")]
    public async Task A_finding_names_what_it_is_about_in_the_operators_language(string language, params string[] words)
    {
        ArgumentNullException.ThrowIfNull(words);
        byte[] damaged = [.. "Exemple\n\nL’été à Québec, déjà. "u8, 0xE9, .. " Encore.\n"u8];

        var said = await Types(language, "import", folder.File("trouee.txt", damaged));

        foreach (var word in words)
            said.Out.Plain().Should().Contain(word);
        said.Lines.Should().NotContain(l => l.TrimEnd().EndsWith(':') || l.Contains(": .", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_empty_file_and_one_that_is_no_text_are_told_so_and_a_name_with_an_at_is_a_name()
    {
        var picture = folder.File("image.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0, 1, 2, 3]);
        var at = folder.File("@maison.txt", Pieces.Text($"Maison {n}. Suite.", $"https://example.org/{n}/maison"));

        var said = await Types(English, "import", folder.File("vide.txt", ""), picture, $"{folder.Path}/./@maison.txt");
        said.WithoutTraces().Out.Should().Contain("This file is empty").And.Contain("This file is no text");
        said.Lines.Should().Contain(line => line.Contains("new article"));
        (await Types(English, "import", "@" + at))
            .WithoutTraces()
            .Lines.Should()
            .Contain(line => line.Contains("There is no file of that name"));
    }

    [Fact]
    public async Task The_reason_is_in_the_operators_language()
    {
        var letter = folder.File("lettre.txt", "Bonjour.\n");

        (await Types(French, "import", letter)).Out.Should().Contain("refusé").And.NotContain("refused");
        (await Types(English, "import", letter)).Out.Should().Contain("refused").And.NotContain("refusé");
        (await Types("de_DE.UTF-8", "import", letter)).Out.Should().Contain("refusé");
    }

    [Fact]
    public async Task The_same_command_again_changes_nothing_and_a_rehearsal_keeps_nothing()
    {
        var piece = Piece("Deux fois");
        string[] command = ["import", piece, "--publish", "--legacy-url", "/deux-fois.html"];

        var rehearsed = await Types(English, [.. command, "--dry-run"]);
        rehearsed.WithoutTraces().ExitCode.Should().Be(0);
        rehearsed.Out.Should().Contain("nothing is kept").And.Contain("new article");
        (await Types(English, command)).Out.Should().Contain("new article");
        var again = await Types(English, command);
        again.ExitCode.Should().Be(0);
        again.Out.Should().Contain("nothing new").And.Contain("led there already").And.NotContain("new article");

        await using var building = folder.Building();
        (await building.As.Editor.Send(new Application.Articles.ListArticles.Query())).Total.Should().Be(1);
        (await building.Look(db => Task.FromResult(db.Publications.Count()))).Should().Be(1);
    }

    [Fact]
    public async Task What_was_edited_in_the_newsroom_is_joined_or_refused_with_the_word_that_would_replace_it()
    {
        var piece = Piece("Retouchée");
        await Types(English, "import", piece);
        await Edit(text => text with { Neutral = "De ma main." });
        await File.AppendAllTextAsync(piece, "\n\nUn paragraphe de plus.\n", TestContext.Current.CancellationToken);

        var joined = await Types(English, "import", piece, "--publish");
        joined.ExitCode.Should().Be(1, "what the newsroom wrote is not the file’s to publish");
        joined
            .Out.Should()
            .Contain("article changed")
            .And.Contain("joined with what the newsroom changed")
            .And.Contain("publish it from there");

        await Edit(text => text with { Pessimistic = $"{text.Pessimistic} Et un mot." });
        await File.AppendAllTextAsync(piece, "Et un autre.\n", TestContext.Current.CancellationToken);
        var refused = await Types(English, "import", piece);
        refused.ExitCode.Should().Be(1);
        refused.Out.Should().Contain("(Pessimistic viewpoint)").And.Contain("--replace");
        var replaced = await Types(English, "import", piece, "--replace");
        replaced.ExitCode.Should().Be(0);
        replaced.Out.Should().Contain("article changed");

        async Task Edit(Func<EditionText, EditionText> change)
        {
            await using var building = folder.Building();
            var id = (await building.As.Editor.Send(new Application.Articles.ListArticles.Query())).Rows.Single().ArticleId;
            await building.Save(id, change);
        }
    }

    [Fact]
    public async Task The_other_edition_is_added_by_slug_and_published_once_French_is()
    {
        var french = Piece("Deux langues");
        var english = folder.File("english.txt", Pieces.Text("Two languages. More.", "", Language.English));
        await Types(English, "import", french);

        var early = await Types(English, "import", english, "--article", "deux-langues", "--publish");
        early.WithoutTraces().ExitCode.Should().Be(1);
        early.Out.Should().Contain("edition added (en)").And.Contain("Not published: The French edition must be published first.");
        (await Types(English, "import", french, "--publish")).ExitCode.Should().Be(0);
        (await Types(English, "import", english, "--article", "deux-langues", "--publish")).ExitCode.Should().Be(0);

        var lost = await Types(English, "import", english, "--article", "aucun-article");
        lost.ExitCode.Should().Be(1);
        lost.Out.Should().Contain("refused. No article has the slug");
        await using var building = folder.Building();
        (await building.Reader().Page("/en/articles/two-languages")).QuerySelector("link[hreflang='fr-CA']").Should().NotBeNull();
    }

    [Fact]
    public async Task The_language_that_is_said_wins_over_the_guess()
    {
        var said = await Types(English, "import", Piece("Ambigu", Language.French), "--language", "en");
        said.ExitCode.Should().Be(0);
        said.Out.Should().Contain("new article (en)");
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "x.txt", "--language", "de")]
    [InlineData("import", "x.txt", "--nonsense")]
    [InlineData("import", "x.txt", "y.txt", "--article", "a")]
    [InlineData("import", "x.txt", "y.txt", "--legacy-url", "/a")]
    [InlineData("import", "x.txt", "--article", "")]
    [InlineData("import", "x.txt", "--data", "")]
    [InlineData("--data", " ")]
    [InlineData("redirects")]
    [InlineData("redirects", "import")]
    [InlineData("redirects", "import", "x.csv", "--frmat", "csv")]
    [InlineData("redirects", "export", "x.csv")]
    public async Task A_command_that_is_not_understood_says_so_and_does_nothing(params string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var said = await Types(French, arguments);

        said.WithoutTraces().ExitCode.Should().Be(2);
        said.Error.Should().NotBeEmpty();
        File.Exists(Path.Combine(folder.Data, "commentary.db")).Should().BeFalse();
    }

    [Fact]
    public async Task An_old_address_that_cannot_be_one_is_refused_and_the_piece_goes_in()
    {
        var said = await Types(
            English,
            "import",
            Piece("Mauvaise adresse"),
            "--publish",
            "--legacy-url",
            "ni-barre",
            "--legacy-url",
            "/bonne"
        );

        said.WithoutTraces().ExitCode.Should().Be(1);
        said.Out.Should()
            .Contain("Published: /fr/articles/mauvaise-adresse")
            .And.Contain("ni-barre: refused.")
            .And.Contain("/bonne leads there.");
    }

    [Fact]
    public async Task Rules_are_taken_in_from_a_table_and_each_bad_row_is_named_by_its_line()
    {
        var table = folder.File(
            "regles.csv",
            "from,to,status,note\n/a.html,/fr/archives,301,\n/b.html,https://evil.example/,301,\n/c.html,,410,\n"
        );

        var said = await Types(English, "redirects", "import", table);

        said.WithoutTraces().ExitCode.Should().Be(1);
        said.Lines.Should().Contain(l => l.StartsWith($"{table}:3: /b.html refused."));
        said.Lines[^1].Should().Be("2 rule(s) added, 0 changed, 0 unchanged, 1 refused.");
        await using var building = folder.Building();
        (await building.Reader().Ask("/A.html")).Headers.Location.Should().Be("/fr/archives");
        (await building.Reader().Ask("/c.html")).Status().Should().Be(410);
    }

    [Theory]
    [InlineData("absent.csv", null)]
    [InlineData("vide.csv", "")]
    [InlineData("sans-titre.csv", "/a,/b\n")]
    [InlineData("binaire.csv", "\0\u0001\u0002\"\n,,\0")]
    public async Task A_table_that_cannot_be_read_has_one_line(string name, string? text)
    {
        var path = text is null ? Path.Combine(folder.Path, name) : folder.File(name, text);
        var said = await Types(French, "redirects", "import", path);

        said.WithoutTraces().ExitCode.Should().Be(1);
        said.Lines.Count(l => l.Contains(path, StringComparison.Ordinal)).Should().Be(1);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_one_is_said_without_a_trace()
    {
        var file = folder.File("pas-un-dossier", "x");
        var said = await Operator.Types(English, "import", Piece("Nulle part"), "--data", file);

        said.WithoutTraces().ExitCode.Should().NotBe(0);
    }

    [Fact]
    public async Task A_database_that_is_none_is_said_without_a_trace()
    {
        Directory.CreateDirectory(folder.Data);
        await File.WriteAllTextAsync(
            Path.Combine(folder.Data, "commentary.db"),
            new string('x', 5000),
            TestContext.Current.CancellationToken
        );

        var said = await Types(English, "import", Piece("Base abîmée"));

        said.WithoutTraces().ExitCode.Should().NotBe(0);
    }

    [Fact]
    public async Task A_second_site_at_the_same_address_is_told_so_without_a_trace()
    {
        await using var site = new Operator.Site(folder.Data);
        using var reader = await site.Reader();
        var address = reader.BaseAddress!.GetLeftPart(UriPartial.Authority);

        var said = await Types(English, "--urls", address);

        said.WithoutTraces().ExitCode.Should().NotBe(0);
        said.Out.Should().Contain("That address is taken").And.Contain(address);
    }

    [Theory]
    [InlineData("« improt » n’est pas une commande. Vouliez-vous dire « import » ?", "improt", "x.txt")]
    [InlineData("« Import » n’est pas une commande. Vouliez-vous dire « import » ?", "--urls", "http://127.0.0.1:0", "Import")]
    [InlineData("« backup » n’est pas une commande.", "backup")]
    [InlineData("« exprot » n’est pas une commande. Vouliez-vous dire « export » ?", "redirects", "exprot")]
    public async Task A_command_that_is_not_known_is_refused_with_what_was_meant_and_the_list(string why, params string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var said = await Types(French, arguments);

        said.WithoutTraces().ExitCode.Should().Be(2);
        said.Out.Should().BeEmpty();
        said.Error.Plain().Should().StartWith(why).And.Contain("Commandes : ").And.Contain("import <FICHIER>");
        File.Exists(Path.Combine(folder.Data, "commentary.db")).Should().BeFalse();
    }

    /// <summary>Each line of it, of every command: it is our resources that say it, and no library in another language.</summary>
    [Theory]
    [InlineData]
    [InlineData("import")]
    [InlineData("redirects")]
    [InlineData("redirects", "explain")]
    [InlineData("setup")]
    public async Task Help_is_wholly_in_the_operators_language(params string[] command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var french = (await Operator.Types(French, [.. command, "--help"])).Lines;
        var english = (await Operator.Types(English, [.. command, "--help"])).Lines;

        french.Should().HaveSameCount(english).And.Contain(line => line.StartsWith("Options"));
        string[] alike = ["Options", "Arguments", "  Commentary.Web "];
        var words = french.Where(line => !alike.Any(start => line.StartsWith(start, StringComparison.Ordinal)));
        words.Should().NotBeEmpty().And.NotIntersectWith(english);
    }

    [Fact]
    public async Task Help_is_in_the_operators_language()
    {
        var french = await Operator.Types(French, "import", "--help");
        french.ExitCode.Should().Be(0);
        french.Out.Should().Contain("--legacy-url").And.Contain("Importe des textes");
        (await Operator.Types(English, "import", "--help")).Out.Should().Contain("Takes pieces in");
    }
}
