namespace Commentary.Text.Typography;

/// <summary>What the lint found: a slip of the pen, with its place and a fix that an editor may accept.</summary>
/// <param name="Start">In characters (UTF-16 units) of the text as it was given.</param>
/// <param name="Length">Of what stands there; never 0.</param>
/// <param name="Fix">What would stand there instead.</param>
/// <param name="IsCertain">Whether it goes with "accept all": no sentence that somebody would write on purpose is changed by it.</param>
public sealed record Slip(Rule Rule, int Start, int Length, string Fix, bool IsCertain);
