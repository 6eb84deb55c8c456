using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Commentary.Web.Admin.Account;

/// <summary>
/// The link that the console prints while there is no member: it proves that whoever follows it can read the console. It is good for a day,
/// and once somebody has used it there is a member, and it leads nowhere.
/// </summary>
public class SetUpLink(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Good = TimeSpan.FromDays(1);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("SetUp").ToTimeLimitedDataProtector();

    public string Path() => $"/admin/account/setup?key={protector.Protect("set-up", Good)}";

    public bool IsGood(string? key)
    {
        try
        {
            return key is { Length: > 0 and < 1000 } && protector.Unprotect(key) == "set-up";
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
