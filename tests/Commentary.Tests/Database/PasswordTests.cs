using Commentary.Application.Data;
using Commentary.Database;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Database;

public class PasswordTests
{
    [Theory]
    [InlineData("a;Server=elsewhere")]
    [InlineData("\"quoted\" and 'quoted'")]
    [InlineData(" {b}=c; ")]
    public async Task A_password_of_any_signs_stays_a_password(string password)
    {
        var options = new DatabaseOptions
        {
            Provider = Provider.SqlServer,
            ConnectionString = "Server=database;Database=Commentary;User ID=sa",
            Password = password,
        };
        await using var services = new ServiceCollection().AddDatabase(options, "").BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();

        var connection = new SqlConnectionStringBuilder(
            scope.ServiceProvider.GetRequiredService<CommentaryDb>().Database.GetConnectionString()
        );

        connection.Password.Should().Be(password);
        connection.DataSource.Should().Be("database");
    }
}
