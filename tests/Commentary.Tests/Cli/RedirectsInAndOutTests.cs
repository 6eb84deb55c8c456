using Commentary.Tests.Fixture;

namespace Commentary.Tests.Cli;

/// <summary>An operator brings an old site's rules, and takes all of them out.</summary>
public sealed class RedirectsInAndOutTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    private Task<Operator.Said> Types(params string[] arguments) => Operator.Types("en_CA.UTF-8", [.. arguments, "--data", folder.Data]);

    [Fact]
    public async Task Rules_of_an_htaccess_come_in_and_go_out_as_nginx()
    {
        var file = folder.File("vieux.htaccess", "RewriteEngine On\nRewriteRule ^a$ /fr/archives [R=301,L]\nRewriteRule ^b$ /c [L]\n");

        var all = await Types("redirects", "import", file, "--all-or-nothing");
        all.WithoutTraces().ExitCode.Should().Be(1);
        all.Out.Should().Contain("Nothing was saved").And.Contain($"{file}:3: ");
        (await Types("redirects", "export")).Lines.Should().ContainSingle("nothing is there but the heading");

        (await Types("redirects", "import", file)).Out.Should().Contain("Read as: htaccess").And.Contain("1 rule(s) added");
        var said = await Types("redirects", "export", "--format", "nginx");
        said.WithoutTraces().ExitCode.Should().Be(0);
        said.Lines.Should().Equal("location = /a { return 301 /fr/archives$is_args$args; }");
    }

    [Fact]
    public async Task A_check_lists_the_rules_by_which_nobody_arrives()
    {
        var file = folder.File("_redirects", "/a /fr/archives 301\n/b /nulle-part 301\n");
        await Types("redirects", "import", file);

        var broken = await Types("redirects", "check");
        broken.WithoutTraces().ExitCode.Should().Be(1);
        broken.Lines.Should().HaveCount(2).And.Contain(l => l.StartsWith("/b → /nulle-part  ", StringComparison.Ordinal));
        broken.Out.Should().Contain("2 rules looked at, 1 by which nobody arrives.");

        await Types("redirects", "import", folder.File("_redirects", "/b /en/archive 301\n"));
        (await Types("redirects", "check")).WithoutTraces().ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task What_is_damaged_is_explained_by_a_command_too()
    {
        await Types("redirects", "import", folder.File("_redirects", "/le-processeur-qui-attendait /fr/archives 301\n"));

        var said = await Types("redirects", "explain", "/le-processeur-qui-attendait).", "/tout-autre-chose");

        said.Out.Should()
            .Contain("/le-processeur-qui-attendait).  302 /fr/archives")
            .And.Contain("damaged")
            .And.Contain("/tout-autre-chose  404");
        said.ExitCode.Should().Be(1);
    }
}
