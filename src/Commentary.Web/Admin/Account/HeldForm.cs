using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Commentary.Web.Admin.Account;

/// <summary>
/// A form of the newsroom that came from somebody whose session had ended. It is carried through the sign-in, field by field, and sent on by a
/// button afterwards: nothing that was typed is lost to a session.
/// </summary>
public record HeldForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    private const string Prefix = "held.";
    private const string Page = "/admin/account/held";

    /// <summary>The fields as the sign-in page carries them.</summary>
    public IEnumerable<KeyValuePair<string, string>> Carried =>
        Fields.Select(typed => new KeyValuePair<string, string>(Prefix + typed.Key, typed.Value));

    /// <summary>The form that the sign-in page carries; null when it carries none.</summary>
    public static HeldForm? CarriedBy(IFormCollection form, string? action)
    {
        ArgumentNullException.ThrowIfNull(form);
        List<KeyValuePair<string, string>> fields =
        [
            .. Flat(form)
                .Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal))
                .Select(field => new KeyValuePair<string, string>(field.Key[Prefix.Length..], field.Value)),
        ];
        return fields.Count == 0 || action is null ? null : new(action, fields);
    }

    /// <summary>
    /// A form that nobody's session comes with goes to the sign-in page instead of being answered by a redirect, which would drop it. Only one
    /// that our own page sent: another site's must not be laid before a member to be sent on.
    /// </summary>
    internal static void Hold(WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                var request = context.Request;
                if (
                    HttpMethods.IsPost(request.Method)
                    && request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase)
                    && !request.Path.StartsWithSegments("/admin/account", StringComparison.OrdinalIgnoreCase)
                    && request.HasFormContentType
                    && IsOurs(request)
                    && !(await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Succeeded
                )
                {
                    IFormCollection form;
                    try
                    {
                        form = await request.ReadFormAsync(context.RequestAborted);
                    }
                    catch (InvalidDataException)
                    {
                        context.Response.StatusCode = StatusCodes.Status400BadRequest;
                        return;
                    }
                    context.Items[typeof(HeldForm)] = new HeldForm(
                        request.PathBase + request.Path + request.QueryString,
                        [.. Flat(form).Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal))]
                    );
                    request.Path = Page;
                    request.QueryString = default;
                }
                await next();
            }
        );

    internal static HeldForm? Of(HttpContext context) => context.Items[typeof(HeldForm)] as HeldForm;

    private static IEnumerable<KeyValuePair<string, string>> Flat(IFormCollection form) =>
        form.SelectMany(field => field.Value.Select(value => new KeyValuePair<string, string>(field.Key, value ?? "")));

    /// <summary>Browsers say where a request comes from (Fetch Metadata); older ones at least name the origin.</summary>
    private static bool IsOurs(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site
            ? site == "same-origin"
            : request.Headers.Origin == $"{request.Scheme}://{request.Host}";
}
