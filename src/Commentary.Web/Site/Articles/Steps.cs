namespace Commentary.Web.Site.Articles;

/// <summary>Five steps from no to yes, of which one is chosen.</summary>
/// <param name="Name">Of the field: <c>before</c> or <c>after</c>.</param>
/// <param name="Legend">What is asked, and when.</param>
/// <param name="Chosen">The step that was chosen; 0 for none.</param>
/// <param name="Form">The id of the form that the steps belong to, where they stand outside of it.</param>
public record Steps(string Name, string Legend, int Chosen = 0, string? Form = null);
