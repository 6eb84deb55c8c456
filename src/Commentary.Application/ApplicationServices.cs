using Commentary.Application.Articles;
using Commentary.Application.Articles.DraftSearch;
using Commentary.Application.Checking;
using Commentary.Application.Delta;
using Commentary.Application.Drift;
using Commentary.Application.Importing;
using Commentary.Application.Members;
using Commentary.Application.Pictures;
using Commentary.Application.Pipeline;
using Commentary.Application.Publishing;
using Commentary.Application.Reading.Search;
using Commentary.Application.Redirects;
using Commentary.Application.Redirects.Rescue;
using Commentary.Application.Sources;
using Commentary.Application.Topics;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Commentary.Application;

public static class ApplicationServices
{
    /// <summary>The use cases, and what every request passes on its way: who may, what is valid, one transaction.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(scope => scope.GetService!);
        services.AddScoped<IMediator, Mediator>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Authorize<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Validate<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Transact<,>));
        services.Scan(scan =>
            scan.FromAssemblyOf<CurrentMember>()
                .AddClasses(classes => classes.AssignableTo(typeof(IRequestHandler<,>)))
                .AsImplementedInterfaces()
                .WithScopedLifetime()
        );
        services.AddValidatorsFromAssemblyContaining<CurrentMember>(filter: rule => rule.ValidatorType.IsNested);

        services.AddScoped<CurrentMember>();
        services.AddScoped<TopicsOf>();
        services.AddScoped<PicturesOf>();
        services.AddScoped<WhatWasTyped>();
        services.AddScoped<Following>();
        services.AddScoped<FollowedFrench>();
        services.AddScoped<MovedTopics>();
        services.AddScoped<WhyNot>();
        services.AddScoped<ShowReaders>();
        services.AddScoped<Checklist>();
        services.AddScoped<OutsideOf>();
        services.AddScoped<HowMade>();
        services.AddScoped<FindPiece>();
        services.AddScoped<MeetDraft>();
        services.AddScoped<ReadRule>();
        services.AddScoped<RulesAt>();
        services.AddScoped<RuleBook>();
        services.AddScoped<ManyRules>();
        services.AddScoped<OldPages>();
        services.AddScoped<OneHop>();
        services.AddScoped<LiveNow>();
        services.AddScoped<LiveThen>();
        services.AddScoped<ShortCodes>();
        services.AddSingleton(Random.Shared);
        services.AddScoped<FitsInDatabase>();
        services.AddSingleton<VoiceGate>();
        services.AddSingleton<ReadingBell>();
        services.AddSingleton<LostNow>();
        services.AddSingleton<SearchIndexes>();
        services.AddSingleton<DraftIndex>();
        services.AddScoped<FindDrafts>();
        services.AddScoped<FindRules>();
        services.AddScoped<ShowRules>();
        services.AddScoped<Peers>();
        services.AddScoped<PutBack>();
        services.AddSingleton(TimeProvider.System);
        return services;
    }
}
