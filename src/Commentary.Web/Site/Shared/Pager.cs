namespace Commentary.Web.Site.Shared;

/// <summary>The way to the pages before and after one.</summary>
/// <param name="Path">The path of the first page.</param>
/// <param name="Archive">The path of the archive, where the list is only the newest of it.</param>
public record Pager(string Path, int Page, int Pages, string? Archive = null)
{
    public string Address(int page) => page == 1 ? Path : $"{Path}?page={page}";
}
