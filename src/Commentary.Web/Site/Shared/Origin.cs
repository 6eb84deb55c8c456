using Commentary.Application;

namespace Commentary.Web.Site.Shared;

/// <summary>Makes a path of the site a whole address, as canonical links, feeds and sitemaps need it.</summary>
public class Origin(SiteOptions site, IHttpContextAccessor context)
{
    public string Of(string path)
    {
        if (site.Address is { } address)
            return address.GetLeftPart(UriPartial.Authority) + path;
        var request = context.HttpContext!.Request;
        return $"{request.Scheme}://{request.Host.ToUriComponent()}{path}";
    }
}
