using System.Text;
using Commentary.Application.Importing;
using Commentary.Text.Files;
using Commentary.Text.HouseFormat;
using Commentary.Web.Admin.Articles;
using Commentary.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Commentary.Web.Admin.Account;

/// <summary>
/// A form of the newsroom that came from somebody whose session had ended, or was another's by then. It is carried through the sign-in, field by field, and sent on by a
/// button afterwards: nothing that was typed is lost to a session.
/// </summary>
public record HeldForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Whether it is held because the database is away, not because of whose it is.</summary>
    public bool IsDatabaseAway { get; init; }

    private const string Prefix = "held.";
    private const string Page = "/admin/account/held";

    /// <summary>
    /// In bytes, as the sign-in page sends it on: a stranger's form takes no more (<see cref="BodySizes.OfStrangers"/>), and the password has its
    /// place in it too.
    /// </summary>
    private const int MostCarried = BodySizes.OfStrangers - (8 * 1024);

    /// <summary>What a field takes in a form besides its name and its text (RFC 7578): its delimiter and its header.</summary>
    private const int BytesAroundField = 160;

    /// <summary>Stands for a form that is too long to be carried: nothing of it is shown again.</summary>
    private static readonly HeldForm TooLong = new(AdminServices.Root, []);

    public bool IsTooLong => ReferenceEquals(Fields, TooLong.Fields);

    private long Weight =>
        Fields.Sum(typed =>
            (long)Encoding.UTF8.GetByteCount(typed.Key)
            + Encoding.UTF8.GetByteCount(typed.Value)
            + typed.Value.AsSpan().Count('\n')
            + BytesAroundField
        );

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

    /// <summary>An address of the newsroom, in its own case: no cookie goes to another. Anything else is the newsroom's door.</summary>
    public static string Within(IUrlHelper url, string? next)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.IsLocalUrl(next) && next!.StartsWith(AdminServices.Root, StringComparison.OrdinalIgnoreCase)
            ? AdminServices.Root + next[AdminServices.Root.Length..]
            : AdminServices.Root;
    }

    /// <summary>
    /// A form that nobody's session comes with, or a token that is not its member's, goes to a page that keeps it, instead of being answered by a
    /// redirect or a bare refusal, which would drop it. Only one that our own page sent: another site's must not be laid before a member to be
    /// sent on.
    /// </summary>
    internal static void Hold(WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                var request = context.Request;
                if (
                    !HttpMethods.IsPost(request.Method)
                    || !request.Path.StartsWithSegments(AdminServices.Root, StringComparison.OrdinalIgnoreCase)
                    || !request.HasFormContentType
                    || await IsReadyToAnswer(context)
                )
                    await next();
            }
        );

    /// <summary>False where it is answered already, with a status that says why.</summary>
    private static async Task<bool> IsReadyToAnswer(HttpContext context)
    {
        var request = context.Request;
        if (context.IsBodyTooLong())
        {
            if (!IsOurs(request) || !MayBeHeld(request))
                return false;
            // Nothing of it was read: its page says where it is now.
            AnswerInstead(context, TooLong);
            return true;
        }
        if (await Read(context) is not { } form)
            return false;
        if (!IsOurs(request) || !MayBeHeld(request, form) || await IsGood(context))
            return true;
        // Cut to what may be kept, it would be another text.
        if (form.Files.Any(file => file.Length > ImportManuscript.MostBytes))
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return false;
        }
        await Keep(context);
        return true;
    }

    /// <summary>Another page now answers than the one that was asked: the way to it is looked for again.</summary>
    internal static async Task Keep(HttpContext context, bool isDatabaseAway = false)
    {
        var (request, form) = (context.Request, context.Request.Form);
        var held = Of(context) ?? (IsSignIn(request) ? CarriedBy(form, form["Next"]) : await Whole(request, form));
        // A member's own form goes back as it came; one that a sign-in has to carry must fit through it.
        if (held is not null && !isDatabaseAway && held.Weight > MostCarried)
            held = TooLong;
        AnswerInstead(context, held is null ? null : held with { IsDatabaseAway = isDatabaseAway });
    }

    private static void AnswerInstead(HttpContext context, HeldForm? held)
    {
        context.Items[typeof(HeldForm)] = held;
        context.Request.Path = Page;
        context.Request.QueryString = default;
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
    }

    /// <summary>Whether this is a form of our own page that can be kept. It has been read.</summary>
    internal static bool CanBeKept(HttpContext context) =>
        Of(context) is not null
        || HttpMethods.IsPost(context.Request.Method)
            && !context.IsBodyTooLong()
            && context.Request.Path.StartsWithSegments(AdminServices.Root, StringComparison.OrdinalIgnoreCase)
            && context.Request.HasFormContentType
            && IsOurs(context.Request)
            && MayBeHeld(context.Request, context.Request.Form)
            && context.Request.Form.Files.All(file => file.Length <= ImportManuscript.MostBytes);

    /// <summary>Null for what is no form, with the status that says why.</summary>
    private static async Task<IFormCollection?> Read(HttpContext context)
    {
        try
        {
            // Not until who sends it leaves: a reading that is given up in the middle cannot be tidied up by the server, which says so as an error. It
            // ends with the connection anyway.
            return await context.Request.ReadFormAsync(CancellationToken.None);
        }
        catch (BadHttpRequestException refused)
        {
            context.Response.StatusCode = refused.StatusCode;
        }
        // A body that breaks off, or that holds what no form can: NUL, more fields than any page has.
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        // A character set that is not spoken here (UTF-7).
        catch (NotSupportedException)
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        }
        return null;
    }

    /// <summary>What the pages of the account ask for is typed again in a moment; but the one to sign in may carry a held form.</summary>
    private static bool MayBeHeld(HttpRequest request, IFormCollection form) =>
        IsSignIn(request) ? CarriedBy(form, form["Next"]) is not null : MayBeHeld(request);

    private static bool MayBeHeld(HttpRequest request) =>
        !request.Path.StartsWithSegments("/admin/account", StringComparison.OrdinalIgnoreCase)
        // Pictures are no words, and are chosen again.
        && !request.Path.Equals("/admin/pictures", StringComparison.OrdinalIgnoreCase);

    private static bool IsSignIn(HttpRequest request) => request.Path.Equals("/admin/account/signin", StringComparison.OrdinalIgnoreCase);

    private static async Task<bool> IsGood(HttpContext context)
    {
        var member = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (member is { Succeeded: true })
            context.User = member.Principal;
        return (member.Succeeded || IsSignIn(context.Request))
            && await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
    }

    /// <summary>No field can carry a file: its words stand where they could have been pasted.</summary>
    private static async Task<HeldForm> Whole(HttpRequest request, IFormCollection form)
    {
        var fields = Flat(form).Where(field => !field.Key.StartsWith("__", StringComparison.Ordinal)).ToList();
        List<Finding> notes = [];
        foreach (var file in form.Files.Where(file => file.Length > 0))
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, request.HttpContext.RequestAborted);
            var read = PieceFile.Read(bytes.ToArray());
            var pasted = fields.Find(field => field.Key == nameof(NewModel.Text));
            fields.Remove(pasted);
            fields.Add(new(nameof(NewModel.Text), $"{pasted.Value}\n\n{read.Text}".Trim()));
            notes.AddRange(read.Notes);
        }
        if (notes.Count > 0)
        {
            fields.RemoveAll(field => field.Key == nameof(NewModel.Notes));
            fields.Add(new(nameof(NewModel.Notes), FileNotes.Write(notes)));
        }
        return new(request.PathBase + request.Path + request.QueryString, fields);
    }

    internal static HeldForm? Of(HttpContext context) => context.Items[typeof(HeldForm)] as HeldForm;

    private static IEnumerable<KeyValuePair<string, string>> Flat(IFormCollection form) =>
        form.SelectMany(field => field.Value.Select(value => new KeyValuePair<string, string>(field.Key, value ?? "")));

    /// <summary>Browsers say where a request comes from (Fetch Metadata); older ones at least name the origin.</summary>
    private static bool IsOurs(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site
            ? site == "same-origin"
            : request.Headers.Origin == $"{request.Scheme}://{request.Host}";
}
