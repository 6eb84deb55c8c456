using Commentary.Application.Checking;

namespace Commentary.Application.Model;

/// <summary>A check whose findings stop a publication, because an administrator says so.</summary>
public class StoppingCheck
{
    public Check Check { get; init; }
    public DateTime SetAt { get; init; }
    public string SetBy { get; init; } = "";
}
