using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Commentary.Web.Hosting;

/// <summary>Renders a view to a string, outside of any request: for pages that are made once.</summary>
internal sealed class PageRenderer(IRazorViewEngine views, ITempDataProvider tempData, IServiceScopeFactory scopes)
{
    public async Task<string> Render<T>(string path, T model)
    {
        await using var scope = scopes.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor());
        var view = views.GetView(null, path, isMainPage: true);
        if (!view.Success)
            throw new InvalidOperationException($"There is no view {path}.");
        await using var html = new StringWriter();
        await view.View.RenderAsync(
            new ViewContext(
                action,
                view.View,
                new ViewDataDictionary<T>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model },
                new TempDataDictionary(http, tempData),
                html,
                new HtmlHelperOptions()
            )
        );
        return html.ToString();
    }
}
