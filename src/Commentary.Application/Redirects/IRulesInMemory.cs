namespace Commentary.Application.Redirects;

/// <summary>The rules as this node answers by them.</summary>
public interface IRulesInMemory
{
    /// <summary>Loads them where nothing has yet.</summary>
    Task<RedirectIndex> Now(CancellationToken stop);
}
