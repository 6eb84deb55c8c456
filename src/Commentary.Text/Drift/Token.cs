namespace Commentary.Text.Drift;

/// <summary>A word, a number or a stop of a sentence, as meaning has it: spaces, apostrophes, quotes and emphasis are none.</summary>
/// <param name="Opens">Whether it stands where any word may have a capital: first, behind an opening quote, a bracket or a dash.</param>
public readonly record struct Token(string Text, bool Opens)
{
    public bool IsWord => char.IsLetterOrDigit(Text[0]) || char.IsNumber(Text[0]);
}
