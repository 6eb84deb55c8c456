using FsCheck;
using FsCheck.Fluent;

namespace Commentary.Text.Tests;

/// <summary>Any of the 65,536 values that a char can have: FsCheck's own strings never go above U+00FF.</summary>
internal static class Odd
{
    public static Gen<string> Characters { get; } = Gen.Choose(0, char.MaxValue).Select(c => ((char)c).ToString());

    public static Gen<string> Strings { get; } =
        Gen.Frequency((3, Characters), (1, Gen.Choose(' ', '~').Select(c => ((char)c).ToString())), (1, Gen.Constant("\uFFFE")))
            .ListOf()
            .Select(string.Concat);
}
