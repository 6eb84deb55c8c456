using Commentary.Application;
using Commentary.Web.Hosting;

namespace Commentary.Web.Site.Shared;

/// <summary>Makes a path of the site a whole address, as canonical links, feeds and sitemaps need it.</summary>
public sealed class Origin(SiteOptions site, AskedContext asked)
{
    /// <exception cref="InvalidOperationException">Nobody asks, and <see cref="SiteOptions.Address"/> is not set.</exception>
    public string Of(string path)
    {
        if (site.Address is { } address)
            return address.GetLeftPart(UriPartial.Authority) + path;
        var request =
            asked.HttpContext?.Request
            ?? throw new InvalidOperationException($"The site has no address of its own, and nobody asks for {path}.");
        return $"{request.Scheme}://{request.Host.ToUriComponent()}{path}";
    }
}
