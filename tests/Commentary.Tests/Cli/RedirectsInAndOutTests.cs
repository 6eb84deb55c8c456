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
}
