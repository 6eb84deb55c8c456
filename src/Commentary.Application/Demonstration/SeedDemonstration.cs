using System.Reflection;
using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Importing;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Application.Publishing;
using Commentary.Text.Languages;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Demonstration;

/// <summary>Fills an empty database with pieces to look at, each through the same door as any file. A database with an article is left alone.</summary>
public static class SeedDemonstration
{
    private const string Folder = "Demonstration/";

    [For(Role.Administrator)]
    public record Command : IRequest<int>, IWrites;

    public class Handler(CommentaryDb db, IMediator mediator, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command seed, CancellationToken cancellationToken)
        {
            if (await db.Articles.AnyAsync(cancellationToken))
                return 0;
            var pieces = Order();
            for (var place = 0; place < pieces.Length; place++)
            {
                // A piece every five days or so: an archive with a single month would show nothing of itself.
                var at = clock.GetUtcNow().UtcDateTime.AddDays(-5 * (pieces.Length - 1 - place)).AddMinutes(-37 * (place % 5));
                await Import($"{pieces[place]}.fr.txt", Language.French, at, cancellationToken);
                if (File($"{pieces[place]}.en.txt") is not null)
                    await Import($"{pieces[place]}.en.txt", Language.English, at.AddMinutes(20), cancellationToken);
            }
            return pieces.Length;
        }

        private async Task Import(string name, Language language, DateTime at, CancellationToken stop)
        {
            using var file = File(name)!;
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, stop);
            var piece = await mediator.Send(
                new ImportManuscript.Command
                {
                    Bytes = bytes.ToArray(),
                    FileName = name,
                    Language = language,
                    IsDemonstration = true,
                },
                stop
            );
            await Edit(piece.ArticleId, name[..name.IndexOf('.', StringComparison.Ordinal)], stop);
            await mediator.Send(new Publish.Command(piece.ArticleId, language) { At = at }, stop);
        }

        /// <summary>
        /// What an editor would do before publishing. A file says where its source is, and no more: they add whose it is. The sample's social
        /// post lost its apostrophes on the way here: they put them back.
        /// </summary>
        private async Task Edit(int articleId, string stem, CancellationToken stop)
        {
            var article = await db.WholeArticle(articleId, stop);
            var (french, english) = (article.Edition(Language.French)!, article.Edition(Language.English));
            if (DemonstrationSources.Find(stem) is { } credit)
                await mediator.Send(
                    new SaveDraft.Command
                    {
                        ArticleId = articleId,
                        Source = credit with { Url = article.Source.Url },
                        OpenedSource = article.Source.Version,
                        French = french.Text with
                        {
                            Title = WithApostrophes(french.Text.Title),
                            Teaser = WithApostrophes(french.Text.Teaser),
                            Question = DemonstrationSources.Question(stem, Language.French),
                        },
                        OpenedFrench = french.Version,
                        English = english is null
                            ? null
                            : english.Text with
                            {
                                Question = DemonstrationSources.Question(stem, Language.English),
                            },
                        OpenedEnglish = english?.Version ?? 0,
                    },
                    stop
                );
        }

        private static string WithApostrophes(string text) =>
            text.Replace(" d infrastructure", " d’infrastructure", StringComparison.Ordinal)
                .Replace("L avenir de l IA", "L’avenir de l’IA", StringComparison.Ordinal)
                .Replace("dans l ombre", "dans l’ombre", StringComparison.Ordinal);

        /// <summary>The oldest first; the sample, as the team's own way of writing, is the newest.</summary>
        private static string[] Order() =>
            [
                .. Assembly
                    .GetExecutingAssembly()
                    .GetManifestResourceNames()
                    .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".fr.txt", StringComparison.Ordinal))
                    .Select(name => name[Folder.Length..^".fr.txt".Length])
                    .OrderBy(name => name == "openai-recrute")
                    .ThenBy(name => name, StringComparer.Ordinal),
            ];

        private static Stream? File(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name);
    }
}
