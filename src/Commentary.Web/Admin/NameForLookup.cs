using Commentary.Text.Languages;
using Microsoft.AspNetCore.Identity;

namespace Commentary.Web.Admin;

/// <summary>As Identity's own, but for what that one throws on: an address with half a character, or with none, is nobody's and no fault of ours.</summary>
internal sealed class NameForLookup : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name?.NormalizeSafely().ToUpperInvariant();

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
