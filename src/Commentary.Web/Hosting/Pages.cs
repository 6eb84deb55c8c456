using System.Text.Encodings.Web;
using System.Text.Unicode;
using Commentary.Web.Resources;
using Commentary.Web.Site.Shared;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;

namespace Commentary.Web.Hosting;

internal static class Pages
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddLocalization();
        services
            .AddRazorPages(pages =>
            {
                pages.Conventions.AuthorizeFolder("/Admin", Admin.AdminServices.Policy);
                // Readers have no cookie, and so no token: what takes no form says that it takes none (405), not that a token is missing.
                pages.Conventions.AddFolderApplicationModelConvention(
                    "/Site",
                    page => page.Filters.Add(new Microsoft.AspNetCore.Mvc.IgnoreAntiforgeryTokenAttribute())
                );
                pages.Conventions.AllowAnonymousToPage("/Admin/Account/SignIn");
                pages.Conventions.AllowAnonymousToPage("/Admin/Account/SetUp");
                pages.Conventions.AllowAnonymousToPage("/Admin/Account/Held");
                pages.Conventions.AllowAnonymousToPage("/Admin/Account/Join");
                pages.Conventions.AddPageRoute("/Admin/Articles/Index", "/admin");
                pages.Conventions.AddPageRoute("/Site/Topics/Topic", "/en/topics/{slug}");
                pages.Conventions.AddPageRoute("/Site/Articles/History", "/en/articles/{slug}/history");
                pages.Conventions.AddPageRoute("/Site/Articles/NotYet", "/en/not-yet/{slug}");
                pages.Conventions.AddPageRoute("/Site/Articles/Voice", "/en/articles/{slug}/voice");
                pages.Conventions.AddPageRoute("/Site/Archive/Archive", "/en/archive/{year:int?}");
                pages.Conventions.AddPageRoute("/Site/Search/Search", "/en/search");
                pages.Conventions.AddPageRoute("/Site/Privacy/Privacy", "/en/privacy");
            })
            .WithRazorPagesAtContentRoot()
            .AddMvcOptions(mvc =>
            {
                mvc.Filters.Add<RefusedFilter>();
                mvc.ModelMetadataDetailsProviders.Add(new EmptyIsEmpty());
                // As many as a form may have fields: what is longer is refused as a form, not as a fault of ours.
                mvc.MaxModelBindingCollectionSize = 4096;
            });
        services.Configure<Microsoft.AspNetCore.Mvc.MvcOptions>(mvc =>
            mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true
        );
        services.AddOptions<Microsoft.AspNetCore.Mvc.MvcOptions>().Configure<IStringLocalizer<AdminTexts>>(SayWhatIsNotUnderstood);
        services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
        services.Configure<FormOptions>(form => form.ValueLengthLimit = BodySizes.OfMembers);
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = BodySizes.OfStrangers;
            kestrel.AddServerHeader = false;
        });
        // French letters are letters: they need no escape in a page that is UTF-8.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<PageRenderer>();
        services.AddHealth();
        services.AddScoped<Dates>();
    }

    /// <summary>Asked for at each refusal, in the language that is spoken then: MVC's own sentences are English.</summary>
    private static void SayWhatIsNotUnderstood(Microsoft.AspNetCore.Mvc.MvcOptions mvc, IStringLocalizer<AdminTexts> says)
    {
        var messages = mvc.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => says["ValueInvalid", value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => says["ValueInvalid", value]);
        messages.SetValueIsInvalidAccessor(value => says["ValueInvalid", value]);
        messages.SetValueMustNotBeNullAccessor(value => says["ValueInvalid", value]);
        messages.SetUnknownValueIsInvalidAccessor(_ => says["ValueUnreadable"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => says["ValueUnreadable"]);
        messages.SetValueMustBeANumberAccessor(_ => says["ValueUnreadable"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => says["ValueUnreadable"]);
        messages.SetMissingBindRequiredValueAccessor(_ => says["ValueUnreadable"]);
        messages.SetMissingKeyOrValueAccessor(() => says["ValueUnreadable"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => says["ValueUnreadable"]);
    }

    /// <summary>An empty field is an empty text, not null: the rules say what may be empty.</summary>
    private sealed class EmptyIsEmpty : IDisplayMetadataProvider
    {
        public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
        {
            if (context.Key.ModelType == typeof(string))
                context.DisplayMetadata.ConvertEmptyStringToNull = false;
        }
    }
}
