namespace Commentary.Database;

public enum Provider
{
    Sqlite,
    SqlServer,
}

/// <summary>The section <c>Database</c> of the configuration.</summary>
public class DatabaseOptions
{
    public Provider Provider { get; set; }

    /// <summary>Needed for SQL Server; on SQLite, the file <c>commentary.db</c> in the data folder unless it is set.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// The password, where it comes by itself, as from a secret store: it goes into the connection string quoted as it must be, whatever signs
    /// it has.
    /// </summary>
    public string Password { get; set; } = "";

    /// <summary>How many statements go to SQL Server at once; its own default when null.</summary>
    public int? MaxBatchSize { get; set; }
}
