using Commentary.Text.Languages;
using Microsoft.AspNetCore.Identity;

namespace Commentary.Application.Model;

/// <summary>What a member may do; each may do all that those before may.</summary>
public enum Role
{
    /// <summary>Writes and submits.</summary>
    Author = 1,

    /// <summary>Publishes.</summary>
    Editor = 2,
    Administrator = 3,
}

/// <summary>Somebody who signs in.</summary>
public class Member : IdentityUser<int>
{
    public const int NameLength = 100;

    public string DisplayName { get; set; } = "";
    public Role Role { get; set; }

    /// <summary>The language of the newsroom for this member.</summary>
    public Language Language { get; set; }

    /// <summary>Kept out for good, unlike somebody who mistyped a password too often.</summary>
    public bool IsSuspended => LockoutEnd == DateTimeOffset.MaxValue;
}
