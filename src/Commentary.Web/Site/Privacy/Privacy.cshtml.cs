using Commentary.Application;

namespace Commentary.Web.Site.Privacy;

/// <summary>What is kept of readers, and what is not. What it says is what the code does: change one with the other.</summary>
public class PrivacyModel(SiteOptions site) : SitePage
{
    /// <summary>When the words were last changed.</summary>
    public static readonly DateOnly ChangedOn = new(2026, 11, 26);

    /// <summary>Null when the operator named nobody.</summary>
    public Uri? Contact => site.PrivacyContact ?? site.SecurityContact;

    /// <summary>Under the title; empty when the title is all there is.</summary>
    public string Person => site.PrivacyPerson;

    /// <summary>Where the server is; empty when the operator does not say.</summary>
    public string Place => site.HostedIn;

    /// <summary>As a person types it.</summary>
    public string ContactWords =>
        Contact is not { } contact ? ""
        : contact.Scheme == Uri.UriSchemeMailto ? $"{contact.UserInfo}@{contact.Host}"
        : contact.Host + contact.PathAndQuery.TrimEnd('/');

    public void OnGet() => Response.AllowCaching();
}
