using Commentary.Application;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Tests.Fixture;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Tests.Publishing;

/// <summary>Who may send what.</summary>
public class WhoMayTests(Building building) : IClassFixture<Building>
{
    public static IEnumerable<Type> Requests =>
        typeof(ApplicationServices)
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && Answer(type) is not null)
            .OrderBy(type => type.FullName);

    private static Type? Answer(Type type) =>
        type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>));

    [Fact]
    public void Every_request_says_whom_it_is_for()
    {
        Requests.Should().HaveCountGreaterThan(20);
        Requests
            .Where(type =>
                type.IsDefined(typeof(ForAttribute), inherit: false) == type.IsDefined(typeof(ForAnyoneAttribute), inherit: false)
            )
            .Should()
            .BeEmpty("a request is for a role or for anyone, and says which");
    }

    [Fact]
    public void Only_readers_questions_the_set_up_and_the_way_of_an_old_link_are_for_anyone()
    {
        Requests
            .Where(type => type.IsDefined(typeof(ForAnyoneAttribute), inherit: false))
            .Where(type => type.Namespace != "Commentary.Application.Reading")
            .Select(type => type.DeclaringType!.Name)
            .Should()
            .BeEquivalentTo(
                "IsSetUp",
                "SetUp",
                "AcceptInvitation",
                "LoadIndex",
                "FollowChanges",
                "FindRedirect",
                "CountHits",
                "CountReadings",
                "AddVoice",
                "CountVoice",
                "CheckRedirects",
                "RescueAddress",
                "CountMisses",
                "KeepDrafts",
                "IsInvited"
            );
    }

    public static TheoryData<Type> Guarded => [.. Requests.Where(type => type.IsDefined(typeof(ForAttribute), inherit: false))];

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Nobody_may_not_send_it_nor_anybody_below_its_role(Type request)
    {
        var role = ((ForAttribute)Attribute.GetCustomAttribute(request, typeof(ForAttribute))!).Role;
        (await IsRefused(request, null)).Should().BeTrue();
        foreach (var lower in Enum.GetValues<Role>().Where(r => r < role))
            (await IsRefused(request, lower)).Should().BeTrue("{0} is below {1}", lower, role);
    }

    /// <summary>Through the application's own container: a pipeline without its guard would let it through, and fail in another way.</summary>
    private async Task<bool> IsRefused(Type request, Role? role)
    {
        await using var scope = building.Services.CreateAsyncScope();
        if (role is { } some)
            scope
                .ServiceProvider.GetRequiredService<Application.Members.CurrentMember>()
                .Become(1, "X", some, Text.Languages.Language.French);
        var message = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(request);
        try
        {
            var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
            await (Task)
                typeof(IMediator)
                    .GetMethods()
                    .Single(m => m.Name == nameof(IMediator.Send) && m.GetGenericArguments().Length == 1)
                    .MakeGenericMethod(Answer(request)!.GetGenericArguments())
                    .Invoke(
                        mediator,
                        System.Reflection.BindingFlags.DoNotWrapExceptions,
                        null,
                        [message, TestContext.Current.CancellationToken],
                        null
                    )!;
            return false;
        }
        catch (NotAllowed)
        {
            return true;
        }
    }
}
