using System.Reflection;
using Commentary.Application.Data;
using Commentary.Application.Pipeline;
using MediatR;

namespace Commentary.Tests.House;

/// <summary>A use case is one file, named by its verb, with its request, its rules and its handler inside.</summary>
public class NameTests
{
    public static TheoryData<Type> Requests =>
        new(
            typeof(CommentaryDb)
                .Assembly.GetTypes()
                .Where(type => type is { IsAbstract: false, IsInterface: false })
                .Where(type => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)))
                .ToArray()
        );

    [Theory, MemberData(nameof(Requests))]
    public void A_request_is_a_command_or_a_query_inside_its_use_case(Type request)
    {
        request.Name.Should().BeOneOf("Command", "Query");
        request.DeclaringType.Should().NotBeNull();
        request.DeclaringType!.GetNestedType("Handler").Should().NotBeNull("who reads the request finds what it does in the same file");
        Source
            .Files("src/Commentary.Application", $"{request.DeclaringType.Name}.cs")
            .Should()
            .ContainSingle("one use case, one file, of its name");
    }

    [Theory, MemberData(nameof(Requests))]
    public void A_request_says_whom_it_is_for(Type request) =>
        (request.GetCustomAttribute<ForAttribute>() is not null ^ request.IsDefined(typeof(ForAnyoneAttribute)))
            .Should()
            .BeTrue($"{request.FullName} needs [For(…)] or [ForAnyone], and not both");

    [Theory, MemberData(nameof(Requests))]
    public void A_query_writes_nothing(Type request) =>
        (request.Name == "Query" && typeof(IWrites).IsAssignableFrom(request)).Should().BeFalse($"{request.FullName} is a query");
}
