using Commentary.Application.Announcing;
using Commentary.Application.Data.Tables;
using Commentary.Application.Model;
using Commentary.Application.Press;
using Commentary.Application.Readers;
using Commentary.Application.Redirects;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Data;

/// <summary>Everything that is written. Use cases ask for it; the provider's own context, in Commentary.Database, is what they get.</summary>
public abstract class CommentaryDb(DbContextOptions options) : IdentityUserContext<Member, int>(options)
{
    public DbSet<Article> Articles => Set<Article>();
    public DbSet<SourceLink> SourceLinks => Set<SourceLink>();
    public DbSet<Edition> Editions => Set<Edition>();
    public DbSet<Schedule> Schedules => Set<Schedule>();
    public DbSet<Revision> Revisions => Set<Revision>();
    public DbSet<Rendering> Renderings => Set<Rendering>();
    public DbSet<TypedText> TypedTexts => Set<TypedText>();
    public DbSet<DeskPresence> Presences => Set<DeskPresence>();
    public DbSet<Picture> Pictures => Set<Picture>();
    public DbSet<RevisionPicture> RevisionPictures => Set<RevisionPicture>();
    public DbSet<PublicationPicture> PublicationPictures => Set<PublicationPicture>();
    public DbSet<Topic> Topics => Set<Topic>();
    public DbSet<ImportedFile> ImportedFiles => Set<ImportedFile>();
    public DbSet<Redirect> Redirects => Set<Redirect>();
    public DbSet<FormerRedirect> FormerRedirects => Set<FormerRedirect>();
    public DbSet<RedirectBatch> RedirectBatches => Set<RedirectBatch>();
    public DbSet<RedirectHits> RedirectHits => Set<RedirectHits>();
    public DbSet<Readings> Readings => Set<Readings>();
    public DbSet<Miss> Misses => Set<Miss>();
    public DbSet<LegacyAddress> LegacyAddresses => Set<LegacyAddress>();
    public DbSet<ShortLink> ShortLinks => Set<ShortLink>();
    public DbSet<Publication> Publications => Set<Publication>();
    public DbSet<Announced> Announced => Set<Announced>();
    public DbSet<PublicationCard> Cards => Set<PublicationCard>();
    public DbSet<ReadingDelta> ReadingDeltas => Set<ReadingDelta>();
    public DbSet<SourceNotice> SourceNotices => Set<SourceNotice>();
    public DbSet<Voices> Voices => Set<Voices>();
    public DbSet<LiveEdition> Live => Set<LiveEdition>();
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<SocialPost> SocialPosts => Set<SocialPost>();
    public DbSet<StoppingCheck> StoppingChecks => Set<StoppingCheck>();
    public DbSet<OutsideLink> OutsideLinks => Set<OutsideLink>();
    public DbSet<PassageNote> PassageNotes => Set<PassageNote>();

    /// <summary>Whether the database refused because a row with the same key is there already.</summary>
    public abstract bool IsDuplicate(DbUpdateException refused);

    /// <summary>Adds to the counts of a day, in one statement for them all: other nodes count too.</summary>
    public abstract Task AddHits(DateOnly day, IReadOnlyList<CountHits.Hits> hits, CancellationToken stop);

    /// <inheritdoc cref="AddHits"/>
    public abstract Task AddReadings(IReadOnlyList<CountReadings.Counted> counted, CancellationToken stop);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.UseHouseConventions();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.ApplyPressTables();
        builder.ApplyModelTables();
    }
}
