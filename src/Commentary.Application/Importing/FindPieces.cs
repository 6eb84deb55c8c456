using Commentary.Application.Articles;
using Commentary.Application.Data;
using Commentary.Application.Model;
using Commentary.Application.Pipeline;
using Commentary.Text.Files;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using MediatR;

namespace Commentary.Application.Importing;

/// <summary>
/// The pieces that a text may belong to, before it is taken in: that of which it seems to be a version, and those that comment on its source
/// already.
/// </summary>
public static class FindPieces
{
    /// <param name="File">As it would be taken in.</param>
    [For(Role.Author)]
    public record Query(ImportManuscript.Command File) : IRequest<Result>;

    /// <param name="Text">What the file says, decoded, so that it can be shown while somebody chooses; empty where it is no piece.</param>
    /// <param name="Notes">What is to be said of the file and not in its text: for <see cref="ImportManuscript.Command.Notes"/>.</param>
    public record Result(IReadOnlyList<FindCommented.Piece> Pieces, string Text, IReadOnlyList<Finding> Notes);

    public class Handler(CommentaryDb db, FindPiece find) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(query);
            var file = query.File;
            if (file.Bytes.Length > ImportManuscript.MostBytes)
                return new([], "", []);
            var content = PieceFile.Read(file.Bytes, file.Notes);
            List<FindCommented.Piece> pieces = [];
            foreach (var manuscript in content.Pieces.Where(piece => piece.IsPiece))
            {
                var fingerprint = ImportManuscript.Fingerprint(file.Bytes, manuscript, content.Pieces.Count);
                var place = await find.For(file, fingerprint, manuscript, manuscript.Language ?? Language.French, cancellationToken);
                if ((place.Article?.Id ?? place.TakenInBefore?.ArticleId) is { } article)
                    pieces.AddRange(await db.Pieces([(article, null)], cancellationToken));
                foreach (var url in new[] { file.SourceUrl, manuscript.SourceUrl })
                    pieces.AddRange(await db.Commented(url, 0, cancellationToken));
            }
            return new([.. pieces.DistinctBy(piece => piece.ArticleId).Take(FindCommented.Most)], content.Text, content.Notes);
        }
    }
}
