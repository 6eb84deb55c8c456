using Commentary.Application.Model;
using Commentary.Text.Languages;

namespace Commentary.Application.Members;

/// <summary>Who sends the requests of this scope. Nobody, until somebody is named.</summary>
public class CurrentMember
{
    public int? Id { get; private set; }

    /// <summary>As revisions and publications remember them.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Null for somebody who has not signed in.</summary>
    public Role? Role { get; private set; }
    public Language Language { get; private set; }

    public void Become(int id, string name, Role role, Language language) => (Id, Name, Role, Language) = (id, name, role, language);

    /// <summary>The person at the machine: the command line, and the first start.</summary>
    public void BecomeOperator(string name) => (Id, Name, Role) = (null, name, Model.Role.Administrator);
}
