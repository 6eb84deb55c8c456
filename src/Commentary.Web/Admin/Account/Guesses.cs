using System.Threading.RateLimiting;
using Commentary.Application.Model;
using Microsoft.AspNetCore.Identity;

namespace Commentary.Web.Admin.Account;

/// <summary>
/// What makes passwords slow to guess and addresses hard to find out: one try at a time for each address, so that no crowd of tries passes the
/// lockout before it is counted; and as long a wait for an address that nobody has.
/// </summary>
public sealed class Guesses : IDisposable
{
    /// <summary>Somebody who presses the button twice waits for the first answer instead of being refused.</summary>
    private const int Waiting = 4;

    /// <summary>Of all addresses together: a password is slow to check on purpose, and half of the processors are left to readers.</summary>
    private const int WaitingInAll = 256;

    private readonly PartitionedRateLimiter<string> ofAddress = PartitionedRateLimiter.Create<string, string>(email =>
        RateLimitPartition.GetConcurrencyLimiter(email, _ => new() { PermitLimit = 1, QueueLimit = Waiting })
    );
    private readonly PartitionedRateLimiter<string> all = PartitionedRateLimiter.Create<string, int>(_ =>
        RateLimitPartition.GetConcurrencyLimiter(
            0,
            _ => new() { PermitLimit = Math.Max(1, Environment.ProcessorCount / 2), QueueLimit = WaitingInAll }
        )
    );
    private readonly PartitionedRateLimiter<string> turns;
    private string? hash;

    public Guesses() => turns = PartitionedRateLimiter.CreateChained(ofAddress, all);

    /// <summary>Held until the try is answered; not acquired when too many wait already.</summary>
    public async Task<RateLimitLease> Turn(string email, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(email);
        return await turns.AcquireAsync(email.ToUpperInvariant(), 1, stop);
    }

    /// <summary>Does the work of checking a password, for nobody.</summary>
    public void Check(IPasswordHasher<Member> hasher, string password)
    {
        ArgumentNullException.ThrowIfNull(hasher);
        var nobody = new Member();
        hasher.VerifyHashedPassword(nobody, hash ??= hasher.HashPassword(nobody, ""), password);
    }

    public void Dispose()
    {
        turns.Dispose();
        ofAddress.Dispose();
        all.Dispose();
    }
}
