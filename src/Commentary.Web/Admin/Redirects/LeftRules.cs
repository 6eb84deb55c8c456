using Commentary.Application.Redirects;

namespace Commentary.Web.Admin.Redirects;

/// <summary>The rules that an act on many left as they were, and why.</summary>
/// <param name="Count">Of all; the reasons are those of the first.</param>
public record LeftRules(int Count, IReadOnlyList<LeftRule> Reasons);
