using System.Reflection;
using Commentary.Application.Members;
using MediatR;

namespace Commentary.Application.Pipeline;

/// <summary>Denies by default: a request says whom it is for, or nobody may send it.</summary>
public class Authorize<TRequest, TResponse>(CurrentMember member) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private static readonly bool ForAnyone = typeof(TRequest).IsDefined(typeof(ForAnyoneAttribute));
    private static readonly ForAttribute? For = typeof(TRequest).GetCustomAttribute<ForAttribute>();

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (!ForAnyone && (For is null || member.Role is not { } role || role < For.Role))
            throw new NotAllowed(typeof(TRequest).FullName!);
        return next();
    }
}
