namespace Commentary.Web.Admin.Shared;

/// <summary>What is wrong with one field, shown beside it.</summary>
/// <param name="Name">As the form names it.</param>
/// <param name="Id">What the field's <c>aria-describedby</c> points to.</param>
public record FieldErrors(string Name, string Id);
