using System.Globalization;
using System.Security.Claims;
using Commentary.Application.Data;
using Commentary.Application.Members;
using Commentary.Application.Model;
using Commentary.Database;
using Commentary.Text.Languages;
using Commentary.Web.Admin.Account;
using Commentary.Web.Hosting;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Commentary.Web.Admin;

internal static class AdminServices
{
    /// <summary>What every page of the newsroom is behind: somebody who signed in.</summary>
    public const string Policy = "Member";
    public const string Root = "/admin";

    public static void AddAdmin(this IServiceCollection services)
    {
        services.AddSingleton<ILookupNormalizer, NameForLookup>();
        services
            .AddIdentityCore<Member>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.User.AllowedUserNameCharacters = "";
                identity.Lockout.MaxFailedAccessAttempts = 10;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                // Length is what counts (NIST SP 800-63B-4); the rules of SetUp ask for it, in the member's language.
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequiredLength = SetUp.Rules.PasswordLength;
            })
            .AddEntityFrameworkStores<CommentaryDb>()
            .AddSignInManager()
            .AddTokenProvider<DataProtectorTokenProvider<Member>>(TokenOptions.DefaultProvider)
            .AddClaimsPrincipalFactory<MemberClaims>();
        services
            .AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(
                IdentityConstants.ApplicationScheme,
                cookie =>
                {
                    // Readers never carry it: the site has no cookie.
                    cookie.Cookie.Path = Root;
                    cookie.Cookie.Name = "commentary-member";
                    cookie.Cookie.HttpOnly = true;
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                    cookie.LoginPath = "/admin/account/signin";
                    cookie.AccessDeniedPath = "/error/403";
                    cookie.ReturnUrlParameter = "next";
                    cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
                    // At each request: who was suspended or demoted must not act on what their cookie remembers, not even for a minute.
                    cookie.Events.OnValidatePrincipal = async context =>
                    {
                        var signIn = context.HttpContext.RequestServices.GetRequiredService<SignInManager<Member>>();
                        try
                        {
                            if (await signIn.ValidateSecurityStampAsync(context.Principal) is { } member)
                                context.ReplacePrincipal(await signIn.CreateUserPrincipalAsync(member));
                            else
                                context.RejectPrincipal();
                        }
                        // Said below, once it is known for what: a fault here would be met again while the page about it is made.
                        catch (Exception fault) when (DatabaseFault.IsOutage(fault))
                        {
                            context.HttpContext.LeaveMemberUnchecked(fault);
                        }
                    };
                    // A script is told so; a person is led to the door.
                    cookie.Events.OnRedirectToLogin = context =>
                    {
                        if (context.Request.HasJsonContentType())
                            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                        else
                            // The framework's is whole, with the host that was asked: nobody is led to another's.
                            context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
                        return Task.CompletedTask;
                    };
                    cookie.Events.OnRedirectToAccessDenied = context =>
                    {
                        context.Response.StatusCode = StatusCodes.Status403Forbidden;
                        return Task.CompletedTask;
                    };
                }
            );
        services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy.RequireAuthenticatedUser());
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Path = Root;
            antiforgery.Cookie.Name = "commentary-form";
        });
        services.Configure<DataProtectionTokenProviderOptions>(invitation => invitation.TokenLifespan = TimeSpan.FromDays(7));
        services.AddSingleton<SetUpLink>();
        services.AddSingleton<Guesses>();
    }

    /// <summary>What somebody typed outlives their session.</summary>
    public static void UseHeldForms(this WebApplication app)
    {
        HeldForm.Hold(app);
        app.UseFormsWhileAway();
    }

    /// <summary>Who sends the requests, and in which language they read the newsroom.</summary>
    public static void UseMembers(this WebApplication app)
    {
        // A browser sends no cookie of /admin to /Admin (RFC 6265, 5.1.4): the door would lead back to itself for ever.
        app.Use(
            (context, next) =>
            {
                var request = context.Request;
                if (
                    !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
                    || !request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase, out var spelt, out var rest)
                    || spelt.Value == Root
                )
                    return next();
                context.Response.Redirect(UriHelper.BuildRelative(request.PathBase, Root + rest, request.QueryString), permanent: true);
                return Task.CompletedTask;
            }
        );
        app.UseAuthentication();
        app.Use(
            (context, next) =>
            {
                if (context.WhyUnchecked() is { } fault && HeldForm.Of(context) is not { IsDatabaseAway: true })
                {
                    context.User = new();
                    if (context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase))
                        fault.Throw();
                }
                var claims = context.User;
                if (
                    claims.Identity?.IsAuthenticated == true
                    && int.TryParse(claims.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id)
                    && Enum.TryParse<Role>(claims.FindFirstValue(ClaimTypes.Role), out var role)
                )
                {
                    var language = LanguageNames.TryParse(claims.FindFirstValue(Languages.Claim), out var chosen)
                        ? chosen
                        : Language.French;
                    context
                        .RequestServices.GetRequiredService<CurrentMember>()
                        .Become(id, claims.FindFirstValue(ClaimTypes.GivenName) ?? "", role, language);
                    if (context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase))
                        Languages.Speak(language);
                }
                return next();
            }
        );
        app.UseAuthorization();
    }

    private sealed class MemberClaims(UserManager<Member> members, IOptions<IdentityOptions> options)
        : UserClaimsPrincipalFactory<Member>(members, options)
    {
        protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Member user)
        {
            var claims = await base.GenerateClaimsAsync(user);
            claims.AddClaim(new(ClaimTypes.GivenName, user.DisplayName));
            claims.AddClaim(new(ClaimTypes.Role, user.Role.ToString()));
            claims.AddClaim(new(Languages.Claim, user.Language.Code()));
            return claims;
        }
    }
}
