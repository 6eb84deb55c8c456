using Commentary.Application.Model;

namespace Commentary.Application.Pipeline;

/// <summary>A request that writes: it runs in one transaction, and commits whole or not at all.</summary>
public interface IWrites;

/// <summary>A request that writes and can be rehearsed: everything is done, and nothing is kept.</summary>
public interface IRehearsable : IWrites
{
    bool DryRun { get; }
}

/// <summary>Anybody may send this request. A request that says neither this nor <see cref="ForAttribute"/> is refused.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForAnyoneAttribute : Attribute;

/// <summary>Who may send this request: a member with this role, or with a higher one.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForAttribute(Role role) : Attribute
{
    public Role Role { get; } = role;
}
