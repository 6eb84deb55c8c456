namespace Commentary.Application.Redirects.Formats;

/// <summary>
/// Our own table: <c>from,to,status,note</c> and, each where it is needed, <c>match,host,query,edition,query_handling,starts,ends,on,group,
/// place,archive</c>. Only the first is asked for.
/// </summary>
internal static class OwnCsv
{
    public static IEnumerable<FileLine> Read(string text) => CsvTable.Read(text, ["from"], Fields.Read);

    public static string Write(WrittenRule rule) => string.Join(',', Fields.Write(rule).Select(CsvTable.Cell));
}
