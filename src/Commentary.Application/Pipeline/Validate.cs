using FluentValidation;
using MediatR;

namespace Commentary.Application.Pipeline;

/// <summary>Applies every rule that is written for a request before its handler sees it.</summary>
public class Validate<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> rules) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        foreach (var rule in rules)
        {
            var verdict = await rule.ValidateAsync(request, cancellationToken);
            if (!verdict.IsValid)
                throw new ValidationException(verdict.Errors);
        }
        return await next();
    }
}
