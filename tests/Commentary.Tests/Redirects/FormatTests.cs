using Commentary.Application.Redirects;
using Commentary.Application.Redirects.Formats;
using FsCheck.Xunit;

namespace Commentary.Tests.Redirects;

/// <summary>Files as people have them, and what each line says as a rule of ours.</summary>
public class FormatTests
{
    /// <summary>One line each: number, match, host, old address, query, target, answer, and what is unusual.</summary>
    private static IEnumerable<string> Read(RuleFormat format, string text) => RuleFormats.Read(format, text).Select(Say);

    private static string Say(FileLine line) =>
        line.Address is { } address ? $"{line.Number} listed {address}"
        : line.Rule is not { } rule ? $"{line.Number} {line.Why}"
        : string.Join(
            ' ',
            new[]
            {
                $"{line.Number} {rule.Match} {rule.Host}{rule.From}{(rule.Query.Length > 0 ? "?" + rule.Query : "")} > {rule.To}",
                $"{rule.Answer}",
                rule.QueryHandling is QueryHandling.Keep ? "" : $"{rule.QueryHandling}",
                rule.IsOn ? "" : "off",
                rule.Group,
                rule.Note,
            }.Where(word => word.Length > 0)
        );

    [Theory]
    [InlineData("Redirect 301 /a.html /b", "1 Exact /a.html > /b MovedPermanently")]
    [InlineData("Redirect permanent /blog https://new.example/news", "1 Prefix /blog > https://new.example/news MovedPermanently")]
    [InlineData("redirect /a /b", "1 Prefix /a > /b Found")]
    [InlineData("Redirect gone /old.html", "1 Exact /old.html >  Gone")]
    [InlineData("Redirect 410 /old", "1 Prefix /old >  Gone")]
    [InlineData("RedirectPermanent /a.php /b", "1 Exact /a.php > /b MovedPermanently")]
    [InlineData("RedirectTemp \"/a b.html\" /b", "1 Exact /a b.html > /b Found")]
    [InlineData("Redirect seeother /a /b", "1 Status")]
    [InlineData("Redirect 301 /a", "1 NoTarget")]
    [InlineData("RedirectMatch 301 ^/blog/(.*)$ /news/$1", "1 Prefix /blog > /news/ MovedPermanently")]
    [InlineData(@"RedirectMatch 301 ^/a\.html$ /b", "1 Exact /a.html > /b MovedPermanently")]
    [InlineData(@"RedirectMatch permanent ^/(\d{4})/(.+)$ /y/$1/$2", @"1 Expression ^/(\d{4})/(.+)$ > /y/$1/$2 MovedPermanently")]
    [InlineData("RedirectMatch gone ^/forum/", "1 Expression ^/forum/ >  Gone")]
    [InlineData("RewriteRule ^a/?$ /b [R=301,L]", "1 Exact /a > /b MovedPermanently")]
    [InlineData(@"RewriteRule ^index\.php$ /b [R,L,NC,NE]", "1 Exact /index.php > /b Found")]
    [InlineData("RewriteRule ^blog/(.*)$ /news/$1 [R=301,L,QSA]", "1 Prefix /blog > /news/ MovedPermanently")]
    [InlineData("RewriteRule ^a$ /b? [R=301,L]", "1 Exact /a > /b MovedPermanently Drop")]
    [InlineData("RewriteRule ^a$ /b?x=1 [R=301,L]", "1 Exact /a > /b?x=1 MovedPermanently Drop")]
    [InlineData("RewriteRule ^a$ /b?x=1 [R=301,QSA]", "1 Exact /a > /b?x=1 MovedPermanently")]
    [InlineData("RewriteRule ^a$ /b [R=301,QSD]", "1 Exact /a > /b MovedPermanently Drop")]
    [InlineData("RewriteRule ^a$ - [G]", "1 Exact /a >  Gone")]
    [InlineData("RewriteRule ^a$ - [F]", "1 Status")]
    [InlineData(@"RewriteRule ^index\.php$ - [L]", "1 NotARedirect")]
    [InlineData("RewriteRule . /index.php [L]", "1 NotARedirect")]
    [InlineData("RewriteRule ^a$ https://new.example/b", "1 Exact /a > https://new.example/b Found")]
    [InlineData("RewriteRule !^a$ /b [R]", "1 Negated")]
    [InlineData("RewriteRule ^a$ /b [R=301,E=x:1]", "1 Flag")]
    [InlineData("RewriteRule ^a$ http://x.example/$1 [P]", "1 Flag")]
    [InlineData("RewriteRule (.*) https://%{HTTP_HOST}/$1 [R=301]", "1 Variable")]
    [InlineData("RewriteRule ^a$ /b/%1 [R=301]", "1 Variable")]
    [InlineData(
        @"RewriteRule actualites-([0-9]+)\.html /n/$1 [R=301]",
        @"1 Expression ^/.*?actualites-([0-9]+)\.html > /n/$1 MovedPermanently"
    )]
    [InlineData("RewriteRule ^a$|^b$ /c [R=301]", "1 Expression ^/a$|^/b$ > /c MovedPermanently")]
    [InlineData("RewriteRule ^cat/([^/]+)/$ /c/$1 [R=301]", "1 Expression ^/cat/([^/]+)/?$ > /c/$1 MovedPermanently")]
    [InlineData("RewriteBase /fr/\nRewriteRule ^a$ b [R=301]", "2 Exact /a > /fr/b MovedPermanently")]
    [InlineData("RewriteEngine off\nRewriteRule ^a$ /b [R=301]", "2 Exact /a > /b MovedPermanently off")]
    [InlineData("# Redirect 301 /a /b\n\nOptions -Indexes\nErrorDocument 404 /404.html\nHeader set X y")]
    [InlineData(
        "<Location /x>\nRedirect 301 /a /b\n</Location>\nRedirect 301 /c.html /d",
        "2 Section",
        "4 Exact /c.html > /d MovedPermanently"
    )]
    [InlineData("<IfModule mod_alias.c>\r\nRedirect 301 /a.html \\\r\n /b\r\n</IfModule>", "2 Exact /a.html > /b MovedPermanently")]
    [InlineData(
        "<VirtualHost *:80>\nServerName vieux.example\nRedirect 301 / https://new.example/\n</VirtualHost>",
        "3 Prefix vieux.example/ > https://new.example/ MovedPermanently"
    )]
    public void Apache_is_read(string text, params string[] rules) => Read(RuleFormat.Apache, text).Should().Equal(rules);

    [Theory]
    [InlineData(
        @"%{HTTP_HOST} ^(www\.)?vieux\.example$ [NC]",
        "^(.*)$",
        "https://new.example/$1",
        "2 Prefix vieux.example/ > https://new.example/ MovedPermanently"
    )]
    [InlineData("%{HTTP_HOST} ^vieux.example", "^a$", "/b", "2 Exact vieux.example/a > /b MovedPermanently")]
    [InlineData("%{HTTP_HOST} =vieux.example", "^a$", "/b", "2 Exact vieux.example/a > /b MovedPermanently")]
    [InlineData(@"%{HTTP_HOST} !^www\.", "^(.*)$", "https://www.x.example/$1", "2 Condition")]
    [InlineData("%{HTTP_HOST} vieux", "^a$", "/b", "2 Condition")]
    [InlineData("%{QUERY_STRING} ^p=123$", "^$", "/b?", "2 Exact /?p=123 > /b MovedPermanently Drop")]
    [InlineData("%{QUERY_STRING} (^|&)id=42(&|$)", @"^index\.php$", "/b?", "2 Exact /index.php?id=42 > /b MovedPermanently Drop")]
    [InlineData("%{QUERY_STRING} ^id=42&lang=fr$", @"^index\.php$", "/b", "2 Exact /index.php?id=42&lang=fr > /b MovedPermanently")]
    [InlineData("%{QUERY_STRING} p=12", "^$", "/b", "2 Condition")]
    [InlineData(@"%{QUERY_STRING} ^p=(\d+)$", "^$", "/b", "2 Condition")]
    [InlineData("%{REQUEST_URI} ^/vieux/page$", "^(.*)$", "/b", "2 Exact /vieux/page > /b MovedPermanently")]
    [InlineData("%{REQUEST_URI} ^/vieux/", "^(.*)$", "/b/$1", "2 Condition")]
    [InlineData("%{REQUEST_FILENAME} !-f", "^a$", "/b", "2 Exact /a > /b MovedPermanently")]
    [InlineData("%{HTTPS} off", "^a$", "/b", "2 Condition")]
    [InlineData("%{HTTP_USER_AGENT} bot [NC]", "^a$", "/b", "2 Condition")]
    [InlineData("%{QUERY_STRING} ^a=1$ [OR]", "^a$", "/b", "2 Condition")]
    public void Apaches_conditions_are_taken_exactly_or_not_at_all(string condition, string pattern, string target, string rule) =>
        Read(RuleFormat.Apache, $"RewriteCond {condition}\nRewriteRule {pattern} {target} [R=301,L]").Should().Equal(rule);

    [Fact]
    public void One_host_or_another_is_two_rules_and_a_condition_is_about_one_rule_only() =>
        Read(
                RuleFormat.Apache,
                """
                RewriteCond %{HTTP_HOST} ^un\.example$ [OR]
                RewriteCond %{HTTP_HOST} ^(www\.)?deux\.example$ [NC]
                RewriteRule ^a$ /b [R=301]
                RewriteRule ^c$ /d [R=301]
                """
            )
            .Should()
            .Equal(
                "3 Exact un.example/a > /b MovedPermanently",
                "3 Exact deux.example/a > /b MovedPermanently",
                "4 Exact /c > /d MovedPermanently"
            );

    [Theory]
    [InlineData("rewrite ^/a$ /b permanent;", "1 Exact /a > /b MovedPermanently")]
    [InlineData("rewrite ^/blog/(.*)$ /news/$1 redirect;", "1 Prefix /blog > /news/ Found")]
    [InlineData("rewrite ^/a$ /b? permanent;", "1 Exact /a > /b MovedPermanently Drop")]
    [InlineData("rewrite ^/a$ /b last;", "1 NotARedirect")]
    [InlineData("rewrite ^/a$ https://new.example/b;", "1 Exact /a > https://new.example/b Found")]
    [InlineData("rewrite \"^/(\\d{4})/x$\" /y/$1 permanent;", @"1 Expression ^/(\d{4})/x$ > /y/$1 MovedPermanently")]
    [InlineData("rewrite ^/a$ $scheme://$host/b permanent;", "1 Variable")]
    [InlineData("location = /a { return 301 /b; }", "1 Exact /a > /b MovedPermanently Drop")]
    [InlineData("location = /a {\n  return 301 /b$is_args$args;\n}", "2 Exact /a > /b MovedPermanently")]
    [InlineData("location = /a { return 410; }", "1 Exact /a >  Gone")]
    [InlineData("location = /a { return 404; }", "1 Status")]
    [InlineData("location /a/ { return 308 /b; }", "1 Expression ^/a > /b PermanentRedirect Drop")]
    [InlineData("location ~ ^/p/(\\d+)$ { return 302 /q/$1; }", @"1 Expression ^/p/(\d+)$ > /q/$1 Found Drop")]
    [InlineData("location /a { rewrite ^/a/(.*)$ /b/$1 permanent; }", "1 Prefix /a > /b/ MovedPermanently")]
    [InlineData("location /a { rewrite ^/c$ /b permanent; }", "1 Section")]
    [InlineData(
        "server { server_name vieux.example www.vieux.example; return 301 https://new.example$request_uri; }",
        "1 Prefix vieux.example/ > https://new.example/ MovedPermanently"
    )]
    [InlineData("if ($host = vieux.example) { rewrite ^/a$ /b permanent; }", "1 Exact vieux.example/a > /b MovedPermanently")]
    [InlineData("location = /index.php { if ($arg_id = 42) { return 301 /b; } }", "1 Exact /index.php?id=42 > /b MovedPermanently Drop")]
    [InlineData("if ($http_user_agent ~ bot) { return 301 /b; }", "1 Condition")]
    [InlineData(
        "map $uri $new {\n default \"\";\n /a /b;\n ~^/c/(?<rest>.*)$ /d/$rest;\n include more.map;\n}\nif ($new) { return 302 $new; }",
        "3 Exact /a > /b Found Drop",
        "4 Expression ^/c/(?<rest>.*)$ > /d/${rest} Found Drop",
        "5 OtherFile"
    )]
    [InlineData("map $request_uri $new { \"/?p=12\" /b; }", "1 Exact /?p=12 > /b MovedPermanently")]
    [InlineData("map $http_accept_language $l { default fr; }", "1 Variable")]
    [InlineData("# rien\nlisten 80;\nroot /srv;\nlocation / { try_files $uri =404; }")]
    [InlineData("location = /a { return 301 /b; ", "1 Exact /a > /b MovedPermanently Drop", "1 Broken")]
    public void Nginx_is_read(string text, params string[] rules) => Read(RuleFormat.Nginx, text).Should().Equal(rules);

    [Theory]
    [InlineData("/a /b", "1 Exact /a > /b MovedPermanently")]
    [InlineData("/a\t/b 302 # note", "1 Exact /a > /b Found")]
    [InlineData("/a /b 301!", "1 Exact /a > /b MovedPermanently")]
    [InlineData("/blog/* /news/:splat", "1 Prefix /blog/ > /news/ MovedPermanently")]
    [InlineData("/blog/* /news 302", "1 Expression ^/blog(?:/(?<splat>.*))?$ > /news Found")]
    [InlineData(
        "/n/:year/:slug /a/:slug?y=:year",
        "1 Expression ^/n/(?<year>[^/]+)/(?<slug>[^/]+)$ > /a/${slug}?y=${year} MovedPermanently"
    )]
    [InlineData("/n/:year /a/:slug", "1 Variable")]
    [InlineData("/store id=42 lang=fr /b", "1 Exact /store?id=42&lang=fr > /b MovedPermanently")]
    [InlineData("/store id=:id /b/:id", "1 Variable")]
    [InlineData(
        "https://vieux.example/* https://new.example/:splat 301!",
        "1 Prefix vieux.example/ > https://new.example/ MovedPermanently"
    )]
    [InlineData("/api/* https://api.example/:splat 200", "1 NotARedirect")]
    [InlineData("/* /404.html 404", "1 NotARedirect")]
    [InlineData("/a /b 302 Country=ca", "1 Condition")]
    [InlineData("/parti 410", "1 Exact /parti >  Gone")]
    [InlineData("/seule", "1 NoTarget")]
    [InlineData("\n# commentaire\n\n/a /b", "4 Exact /a > /b MovedPermanently")]
    public void Underscore_redirects_are_read(string text, params string[] rules) =>
        Read(RuleFormat.Underscore, text).Should().Equal(rules);

    [Fact]
    public void The_plug_ins_json_is_read_with_its_groups_and_what_it_asks_of_a_reader_is_refused() =>
        Read(
                RuleFormat.PluginJson,
                """
                {"plugin":{"version":"5.4"},
                "groups":[{"id":1,"name":"Infolettre","enabled":true},{"id":2,"name":"Vieux","enabled":false}],
                "redirects":[
                {"id":9,"url":"/a","match_data":{"source":{"flag_query":"pass","flag_regex":false}},"action_code":301,"action_type":"url","action_data":{"url":"/b"},"match_type":"url","title":"Note","hits":12,"regex":false,"group_id":1,"position":0,"enabled":true},
                {"url":"^/n/(.*)","action_code":302,"action_type":"url","action_data":{"url":"/m/$1"},"match_type":"url","regex":true,"group_id":2,"enabled":true},
                {"url":"/c","action_code":410,"action_type":"error","match_type":"url","regex":false,"group_id":1,"enabled":false},
                {"url":"/d","action_code":404,"action_type":"error","match_type":"url"},
                {"url":"/e","action_code":301,"action_type":"url","match_type":"login","action_data":{"logged_in":"/x","logged_out":"/y"}},
                {"url":"/f","action_code":301,"action_type":"url","match_type":"server","action_data":{"server":"https://vieux.example","url_from":"/g","url_notfrom":""}},
                {"url":"/h\\?x=1","action_code":301,"action_type":"url","action_data":{"url":"/i"},"regex":true},
                {"url":"/j","action_type":"pass","action_code":0,"action_data":{"url":"/k"}},
                "rien"]}
                """
            )
            .Should()
            .Equal(
                "4 Exact /a > /b MovedPermanently Infolettre Note",
                "5 Prefix /n > /m/ Found off Vieux",
                "6 Exact /c >  Gone off Infolettre",
                "7 Status",
                "8 Condition",
                "9 Exact https://vieux.example/f > /g MovedPermanently",
                "10 OverQuery",
                "11 NotARedirect",
                "12 Broken"
            );

    [Fact]
    public void The_plug_ins_table_is_read() =>
        Read(
                RuleFormat.PluginCsv,
                """
                source,target,regex,code,type,hits,title,status
                "/a","/b","0","301","url","17","Une note","active"
                "^/n/(\d+)$","/m/$1","1","302","url","0","","disabled"
                "/c","","0","410","error","3","",""
                "/d","/e","0","303","url","0","",""
                """
            )
            .Should()
            .Equal(
                "2 Exact /a > /b MovedPermanently Une note",
                @"3 Expression ^/n/(\d+)$ > /m/$1 Found off",
                "4 Exact /c >  Gone",
                "5 Status"
            );

    [Fact]
    public void A_sitemap_lists_addresses_and_an_index_names_files_to_bring()
    {
        Read(
                RuleFormat.Sitemap,
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
                  <url><loc>https://vieux.example/un?a=1&amp;b=2</loc><lastmod>2019-04-12</lastmod></url>
                  <url><loc> https://vieux.example/deux </loc><image:image><image:loc>https://vieux.example/x.png</image:loc></image:image></url>
                  <url><loc>https://vieux.example/trois</bad>
                """
            )
            .Should()
            .Equal(
                "3 listed https://vieux.example/un?a=1&b=2",
                "4 listed https://vieux.example/deux",
                "5 listed https://vieux.example/trois",
                "5 Broken"
            );
        Read(
                RuleFormat.Sitemap,
                "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>https://v.example/1.xml</loc></sitemap></sitemapindex>"
            )
            .Should()
            .Equal("1 OtherFile");
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><urlset><url><loc>&a;</loc></url></urlset>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><urlset><url><loc>&b;</loc></url></urlset>")]
    public void A_sitemap_that_attacks_its_reader_says_nothing(string text) =>
        RuleFormats
            .Read(RuleFormat.Sitemap, text)
            .Should()
            .OnlyContain(l => l.Rule == null && (l.Address == null || l.Address.Length == 0));

    [Fact]
    public void Our_own_table_has_every_column_and_needs_only_one() =>
        Read(
                RuleFormat.Csv,
                """
                from;to;status;match;host;query;query_handling;on;group
                /a;/b;;;;;;;
                /c;/d;308;prefix;vieux.example;p=1;drop;non;Infolettre
                /e;/f;;joker;;;;;
                ;/g;;;;;;;
                """
            )
            .Should()
            .Equal(
                "2 Exact /a > /b MovedPermanently",
                "3 Prefix vieux.example/c?p=1 > /d PermanentRedirect Drop off Infolettre",
                "4 Value",
                "5 NoFrom"
            );

    [Theory]
    [InlineData("x.csv", "from,to\n/a,/b", RuleFormat.Csv)]
    [InlineData("", "\uFEFFFrom;To\n/a;/b", RuleFormat.Csv)]
    [InlineData("x.csv", "source,target,regex\n/a,/b,0", RuleFormat.PluginCsv)]
    [InlineData("x.json", "{\"plugin\":{},\"redirects\":[]}", RuleFormat.PluginJson)]
    [InlineData("", "{\"format\":\"commentary-redirects\",\"rules\":[]}", RuleFormat.Json)]
    [InlineData("x.txt", "RewriteEngine On\n", RuleFormat.Apache)]
    [InlineData("", "# BEGIN\n  Redirect 301 /a /b", RuleFormat.Apache)]
    [InlineData("", "location = /a { return 301 /b; }", RuleFormat.Nginx)]
    [InlineData("", "rewrite ^/a$ /b permanent;", RuleFormat.Nginx)]
    [InlineData("redirects.txt", "# x\n/a /b 301", RuleFormat.Underscore)]
    [InlineData("_redirects", "", RuleFormat.Underscore)]
    [InlineData("", "<urlset>", RuleFormat.Sitemap)]
    [InlineData("", "<?xml version='1.0'?><urlset>", RuleFormat.Sitemap)]
    [InlineData("x", "n'importe quoi", RuleFormat.Csv)]
    public void A_file_is_known_by_what_it_says_and_then_by_its_name(string name, string text, RuleFormat format) =>
        RuleFormats.Detect(name, text).Should().Be(format);

    [Property(MaxTest = 300)]
    public void Any_text_is_read_to_its_end_as_any_format(string?[] words, byte choice)
    {
        string[] spice =
        [
            "{",
            "}",
            ";",
            "\"",
            "\n",
            " ",
            "RewriteRule",
            "RewriteCond",
            "[R",
            "<",
            "location",
            "map",
            "/a",
            ":x",
            "*",
            "$1",
            "\\",
            "^/(",
            "(",
        ];
        var text = string.Concat(words.Select((w, i) => (w ?? "") + spice[(i * 7 + choice) % spice.Length]));
        foreach (var format in Enum.GetValues<RuleFormat>())
            RuleFormats.Read(format, text).Should().OnlyContain(l => l.Number >= 1 && l.Excerpt.Length <= 201);
    }

    [Fact]
    public void A_huge_line_is_refused_and_the_next_is_read()
    {
        var huge = new string('a', 1_000_000);
        Read(RuleFormat.Apache, $"Redirect 301 /{huge} /b\nRedirect 301 /a.html /b")
            .Should()
            .HaveElementAt(0, "1 TooLong")
            .And.HaveCount(2);
        Read(RuleFormat.Underscore, $"/{huge} /b\n/a /b").Should().HaveElementAt(0, "1 TooLong").And.HaveCount(2);
        Read(RuleFormat.Csv, $"from,to\n/{huge},/b\n/a,/b").Should().HaveElementAt(0, "2 TooLong").And.HaveCount(2);
        RuleFormats
            .Read(RuleFormat.Nginx, new string('{', 100_000) + string.Concat(Enumerable.Repeat("a {", 100_000)))
            .Should()
            .NotBeEmpty();
    }
}
