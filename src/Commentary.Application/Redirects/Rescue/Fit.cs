using Commentary.Text.Languages;

namespace Commentary.Application.Redirects.Rescue;

/// <summary>How well a page or a rule fits what was asked.</summary>
public enum Fitness
{
    /// <summary>It is what was asked, once the damage is undone.</summary>
    Whole,

    /// <summary>What was asked is the beginning of its address, and enough of it.</summary>
    Cut,

    /// <summary>It may be what was asked: it keeps any other from being the only one.</summary>
    Perhaps,

    /// <summary>It has something in common with what was asked, and no more: it is offered, and stands in nobody's way.</summary>
    Offered,

    /// <summary>It was there once, or sleeps: nobody is led anywhere else instead.</summary>
    Asleep,
}

/// <param name="Page">The page, or the one that the rule leads to.</param>
/// <param name="Numbered">The rule; that of a page has the number 0.</param>
public sealed record Fit(Fitness Fitness, OldAddress Asked, NumberedRule Numbered, string Target, LivePage? Page)
{
    /// <summary>What tells two targets apart: the query that is carried along does not.</summary>
    public string Key => Page?.Address ?? (Target.Length > 0 ? Target.Split('?', '#')[0] : $"{Numbered.Id}");

    public static Fit? Of(Fitness fitness, in OldAddress asked, LivePage page, Language reader, LiveArticles live)
    {
        ArgumentNullException.ThrowIfNull(page);
        var rule = new RedirectRule
        {
            Path = asked.Path,
            ArticleId = page.ArticleId,
            Language = page.Language,
            Answer = RedirectAnswer.Found,
        };
        return rule.From(asked, reader, live) is { } target ? new(fitness, asked, new(0, rule), target, page) : null;
    }

    /// <summary>A rule at an address; asleep when it leads nowhere now.</summary>
    public static Fit Of(Fitness fitness, in OldAddress asked, NumberedRule numbered, Language reader, LiveArticles live)
    {
        ArgumentNullException.ThrowIfNull(live);
        var rule = numbered.Rule;
        if (rule.Answer is RedirectAnswer.Gone)
            return new(fitness, asked, numbered, "", null);
        return rule.From(asked, reader, live) is { } target
            ? new(fitness, asked, numbered, target, target.StartsWith('/') ? live.At(target.Split('?', '#')[0]) : null)
            : new(Fitness.Asleep, asked, numbered, "", null);
    }

    /// <summary>How it is answered: for now (302), because what was typed was a slip; what is gone or waits for a click does so.</summary>
    public Arrival Arrival =>
        new(
            Numbered.Id,
            Numbered.Rule.Answer is RedirectAnswer.MovedPermanently or RedirectAnswer.PermanentRedirect or RedirectAnswer.TemporaryRedirect
                ? Numbered.Rule with
                {
                    Answer = RedirectAnswer.Found,
                }
                : Numbered.Rule,
            Numbered.Rule.Answer is RedirectAnswer.Gone ? null : Target
        );

    /// <summary>
    /// Whether enough of an address is left of a cut one: twelve letters, and two words that are whole. <paramref name="whole"/> begins with
    /// <paramref name="cut"/>, in letters and hyphens alike where they are both paths.
    /// </summary>
    public static bool IsEnough(string cut, string whole)
    {
        ArgumentNullException.ThrowIfNull(cut);
        ArgumentNullException.ThrowIfNull(whole);
        var (letters, words) = (0, 0);
        var left = cut.Count(char.IsLetterOrDigit);
        if (left < 12)
            return false;
        for (var i = 0; i < whole.Length && letters <= left; i++)
            if (char.IsLetterOrDigit(whole[i]))
                letters++;
            else if (letters > 0 && char.IsLetterOrDigit(whole[i - 1]))
                words++;
        return words >= 2;
    }

    /// <summary>Whether a longer address goes on with a word of its own after these letters.</summary>
    public static bool GoesOnWithAWord(string letters, string whole)
    {
        ArgumentNullException.ThrowIfNull(letters);
        ArgumentNullException.ThrowIfNull(whole);
        var seen = 0;
        for (var i = 0; i < whole.Length; i++)
            if (char.IsLetterOrDigit(whole[i]) && ++seen == letters.Length)
                return i + 1 < whole.Length && !char.IsLetterOrDigit(whole[i + 1]);
        return false;
    }
}
