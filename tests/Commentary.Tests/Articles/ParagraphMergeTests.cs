using static Commentary.Application.Articles.ParagraphMerge;

namespace Commentary.Tests.Articles;

public class ParagraphMergeTests
{
    /// <summary>What was opened, mine, theirs, and both in one text.</summary>
    public static TheoryData<string, string, string, string, string> Joined =>
        new()
        {
            { "two paragraphs, one each", "Un.\n\nDeux.", "Un, repris.\n\nDeux.", "Un.\n\nDeux, repris.", "Un, repris.\n\nDeux, repris." },
            {
                "one adds, the other rewrites",
                "Un.\n\nDeux.",
                "Un.\n\nDeux.\n\nTrois.",
                "Tout autre.\n\nDeux.",
                "Tout autre.\n\nDeux.\n\nTrois."
            },
            {
                "one adds at the top, the other there too",
                "Un.\n\nDeux.",
                "Zéro.\n\nUn.\n\nDeux.",
                "Le un.\n\nDeux.",
                "Zéro.\n\nLe un.\n\nDeux."
            },
            {
                "one adds before what the other adds after",
                "Un.\n\nDeux.",
                "Un.\n\nA.\n\nDeux.",
                "Un.\n\nDeux.\n\nB.",
                "Un.\n\nA.\n\nDeux.\n\nB."
            },
            {
                "one takes out, the other rewrites the next",
                "Un.\n\nDeux.\n\nTrois.",
                "Un.\n\nTrois.",
                "Un.\n\nDeux.\n\nLe trois.",
                "Un.\n\nLe trois."
            },
            { "one takes out the first", "Un.\n\nDeux.", "Deux.", "Un.\n\nDeux, repris.", "Deux, repris." },
            { "both take out the same", "Un.\n\nDeux.\n\nTrois.", "Un.\n\nTrois.", "Un.\n\nTrois.\n\nQuatre.", "Un.\n\nTrois.\n\nQuatre." },
            { "both make the same change, and one more each", "A.\n\nB.\n\nC.", "A!\n\nB!\n\nC.", "A.\n\nB!\n\nC!", "A!\n\nB!\n\nC!" },
            {
                "blank lines of any kind stay",
                "Un.\n\n\nDeux.\n \t\nTrois.\n",
                "Un!\n\n\nDeux.\n \t\nTrois.\n",
                "Un.\n\n\nDeux.\n \t\nTrois!\n",
                "Un!\n\n\nDeux.\n \t\nTrois!\n"
            },
            {
                "one moves them apart, the other writes",
                "Un.\n\nDeux.\n\nTrois.",
                "Un.\n\n\n\nDeux.\n\nTrois.",
                "Un.\n\nDeux.\n\nLe trois.",
                "Un.\n\n\n\nDeux.\n\nLe trois."
            },
            {
                "lines end as on Windows",
                "Un.\r\n\r\nDeux.",
                "Un!\r\n\r\nDeux.",
                "Un.\r\n\r\nDeux.\r\n\r\nTrois.",
                "Un!\r\n\r\nDeux.\r\n\r\nTrois."
            },
            {
                "spaces at the ends of lines stay",
                "  Un.  \n\nDeux.  \n",
                "  Un!  \n\nDeux.  \n",
                "  Un.  \n\nDeux, ici.  \n",
                "  Un!  \n\nDeux, ici.  \n"
            },
            {
                "code with blank lines is one paragraph",
                "Un.\n\n```\na\n\nb\n```\n\nDeux.",
                "Un.\n\n```\na\n\nb\n\nc\n```\n\nDeux.",
                "Un.\n\n```\na\n\nb\n```\n\nDeux!",
                "Un.\n\n```\na\n\nb\n\nc\n```\n\nDeux!"
            },
            {
                "the same words twice",
                "Bis.\n\nUn.\n\nBis.\n\nDeux.",
                "Bis.\n\nUn!\n\nBis.\n\nDeux.",
                "Bis.\n\nUn.\n\nBis.\n\nDeux!",
                "Bis.\n\nUn!\n\nBis.\n\nDeux!"
            },
            {
                "one rewrites and adds beside it, the other rewrites the next",
                "Le premier point tient bon.\n\nLe second aussi.",
                "Le premier point tient encore bon.\n\nAutre chose.\n\nLe second aussi.",
                "Le premier point tient bon.\n\nLe second non.",
                "Le premier point tient encore bon.\n\nAutre chose.\n\nLe second non."
            },
        };

    [Theory, MemberData(nameof(Joined))]
    public void Changes_that_do_not_meet_are_joined(string what, string was, string mine, string theirs, string both)
    {
        var merge = Of(was, mine, theirs);

        merge.Clashes.Should().BeEmpty(what);
        merge.Text().Should().Be(both);
        Of(was, theirs, mine).Text().Should().Be(both, "it does not matter who saved first");
    }

    /// <summary>What was opened, mine, theirs, and the passage that both changed.</summary>
    public static TheoryData<string, string, string, string, string, string, string> Meeting =>
        new()
        {
            { "one line", "Un.", "Un A.", "Un B.", "Un.", "Un A.", "Un B." },
            { "the same paragraph of three", "A.\n\nB.\n\nC.", "A.\n\nB un.\n\nC.", "A.\n\nB deux.\n\nC.", "B.", "B un.", "B deux." },
            {
                "one joins what the other rewrites in part",
                "Le premier chat dort.\n\nLe second chien court dehors.",
                "Le premier chat dort. Le second chien court dehors.",
                "Le premier chat dort bien.\n\nLe second chien court dehors.",
                "Le premier chat dort.\n\nLe second chien court dehors.",
                "Le premier chat dort. Le second chien court dehors.",
                "Le premier chat dort bien.\n\nLe second chien court dehors."
            },
            {
                "one splits what the other rewrites",
                "Le premier chat dort. Le second chien court dehors.",
                "Le premier chat dort.\n\nLe second chien court dehors.",
                "Le premier chat dort bien. Le second chien court dehors.",
                "Le premier chat dort. Le second chien court dehors.",
                "Le premier chat dort.\n\nLe second chien court dehors.",
                "Le premier chat dort bien. Le second chien court dehors."
            },
            { "lines without a blank one between", "- a\n- b", "- a!\n- b", "- a\n- b!", "- a\n- b", "- a!\n- b", "- a\n- b!" },
            { "one takes out what the other rewrites", "A.\n\nB.\n\nC.", "A.\n\nC.", "A.\n\nB deux.\n\nC.", "B.", "", "B deux." },
            { "both add in one place", "A.\n\nB.", "A.\n\nX.\n\nB.", "A.\n\nY.\n\nB.", "", "X.", "Y." },
            { "both begin", "", "Le mien.", "Le sien.", "", "Le mien.", "Le sien." },
            { "one empties what the other adds to", "A.\n\nB.", "", "A.\n\nB.\n\nC.", "A.\n\nB.", "", "A.\n\nB.\n\nC." },
            { "each takes out what the other left", "A.\n\nB.", "B.", "A.", "A.\n\nB.", "B.", "A." },
            { "one of two that are the same goes, the other changes", "A.\n\nA.", "A.", "A.\n\nA!", "A.\n\nA.", "A.", "A.\n\nA!" },
            {
                "code that one left open would take in what the other adds",
                "A.\n\nB.",
                "A.\n\n```\nB.",
                "A.\n\nB.\n\nC.",
                "A.\n\nB.",
                "A.\n\n```\nB.",
                "A.\n\nB.\n\nC."
            },
            {
                "code with blank lines",
                "```\na\n\nb\n```",
                "```\na!\n\nb\n```",
                "```\na\n\nb!\n```",
                "```\na\n\nb\n```",
                "```\na!\n\nb\n```",
                "```\na\n\nb!\n```"
            },
        };

    [Theory, MemberData(nameof(Meeting))]
    public void A_passage_that_both_changed_is_shown_three_ways(
        string what,
        string was,
        string mine,
        string theirs,
        string before,
        string one,
        string other
    )
    {
        Of(was, mine, theirs).Clashes.Should().Equal([new Clash(before, one, other)], what);
        Of(was, theirs, mine).Clashes.Should().Equal([new Clash(before, other, one)], what);
        Of(was, mine, theirs).Text().Should().Be(mine, "mine stands until I choose");
        Of(was, mine, theirs).Text([Take.Theirs]).Should().Be(theirs);
    }

    [Fact]
    public void Each_passage_is_chosen_for_itself()
    {
        var merge = Of("A.\n\nB.\n\nC.\n\nD.", "A un.\n\nB.\n\nC un.\n\nD un.", "A deux.\n\nB deux.\n\nC deux.\n\nD.");

        merge.Clashes.Should().HaveCount(2);
        merge.Text().Should().Be("A un.\n\nB deux.\n\nC un.\n\nD un.");
        merge.Text([Take.Theirs, Take.Both]).Should().Be("A deux.\n\nB deux.\n\nC un.\n\nC deux.\n\nD un.");
        merge.Text([Take.Both]).Should().Be("A un.\n\nA deux.\n\nB deux.\n\nC un.\n\nD un.", "what is not chosen stays mine");
    }

    [Fact]
    public void A_text_of_very_many_paragraphs_is_joined_where_little_changed_and_asked_about_whole_where_much_did()
    {
        var was = string.Join("\n\n", Enumerable.Range(0, 3000));

        var (mine, theirs) = (
            string.Join("\n\n", Enumerable.Range(0, 3000).Select(i => $"m{i}")),
            string.Join("\n\n", Enumerable.Range(0, 3000).Select(i => $"t{i}"))
        );

        Of(was, was + "\n\nmoi", "elle\n\n" + was).Text().Should().Be($"elle\n\n{was}\n\nmoi");
        string.Concat(Of(was, mine, theirs).Clashes.Select(clash => clash.Mine + "\n\n"))
            .Should()
            .Be(mine + "\n\n", "no paragraph is lost");
        Of(was, was, was + "!").Text().Should().Be(was + "!");
    }
}
