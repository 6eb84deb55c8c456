using Commentary.Application.Data;
using Commentary.Application.Data.Tables;
using Microsoft.EntityFrameworkCore;

namespace Commentary.Application.Press;

/// <summary>What is released, and nothing else: the only tables that readers' use cases can name. It does not track, and refuses to save.</summary>
public abstract class PressDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<LiveEdition> Live => Set<LiveEdition>();
    public DbSet<Publication> Publications => Set<Publication>();
    public DbSet<PublicationCard> Cards => Set<PublicationCard>();
    public DbSet<PublicationPicture> PublicationPictures => Set<PublicationPicture>();
    public DbSet<PictureFile> PictureFiles => Set<PictureFile>();
    public DbSet<PictureDescription> PictureDescriptions => Set<PictureDescription>();
    public DbSet<ReadingDelta> ReadingDeltas => Set<ReadingDelta>();
    public DbSet<SourceNotice> SourceNotices => Set<SourceNotice>();
    public DbSet<Change> Changes => Set<Change>();

    /// <summary>The changes after a position that are sure to have no later arrival among them, in the order in which they are read.</summary>
    public abstract IQueryable<Change> ChangesAfter(ChangePosition position);

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseHouseConventions();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyPressTables();
        // A draft's pictures stand in the same tables: the press does not see them.
        modelBuilder.Entity<PictureFile>().HasQueryFilter(file => PublicationPictures.Any(shown => shown.PictureId == file.PictureId));
        modelBuilder
            .Entity<PictureDescription>()
            .HasQueryFilter(description => PublicationPictures.Any(shown => shown.PictureId == description.PictureId));
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw Refuse();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        throw Refuse();

    private static InvalidOperationException Refuse() => new("Readers' use cases change nothing: the press is read only.");
}
