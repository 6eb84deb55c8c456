using Commentary.Application.Model;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using Commentary.Text.Markdown;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commentary.Application.Data.Tables;

internal sealed class PublicationTable : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> publication)
    {
        // The spaces of its language may lengthen what was typed; no sign becomes more than two.
        publication.Property(p => p.Title).HasMaxLength(2 * Edition.TitleLength);
        publication.Property(p => p.FoldedTitle).IsMade();
        publication.Property(p => p.Slug).HasMaxLength(Slug.MaxLength).IsUnicode(false).IsExact();
        publication.Property(p => p.Description).HasMaxLength(200);
        publication.Property(p => p.Question).HasMaxLength(2 * Edition.QuestionLength);
        publication.Property(p => p.SourceUrl).HasMaxLength(SourceLink.UrlLength);
        publication.Property(p => p.SourceHost).HasMaxLength(SourceLink.NameLength);
        publication.Property(p => p.SourceTitle).HasMaxLength(2 * SourceLink.NameLength);
        publication.Property(p => p.SourcePublisher).HasMaxLength(SourceLink.NameLength);
        publication.Property(p => p.SourceAuthor).HasMaxLength(SourceLink.NameLength);
        publication.Property(p => p.SourceLanguage).HasMaxLength(SourceLink.LanguageLength).IsUnicode(false);
        publication.Property(p => p.PublishedBy).HasMaxLength(Member.NameLength);
        publication.ComplexProperty(
            p => p.Making,
            making =>
            {
                making.Property(m => m.WrittenBy).HasMaxLength(Making.WritersLength);
                making.Property(m => m.CorrectionNote).HasMaxLength(2 * Making.NoteLength);
                making.Property(m => m.TextKey).HasMaxLength(64).IsUnicode(false);
                making.Property(m => m.OriginalKey).HasMaxLength(64).IsUnicode(false);
            }
        );
        publication.Property(p => p.Card).HasMaxLength(PublicationCard.HashLength).IsUnicode(false);
        publication.HasIndex(p => new
        {
            p.ArticleId,
            p.Language,
            p.PublishedAt,
        });
        publication.HasIndex(p => new { p.Language, p.Slug });
        publication.HasMany(p => p.Parts).WithOne().HasForeignKey(p => p.PublicationId);
        publication.Ignore(p => p.Descriptions);
        publication.HasMany(p => p.Pictures).WithOne(p => p.Publication).HasForeignKey(p => p.PublicationId);
        publication.HasMany(p => p.Topics).WithOne().HasForeignKey(t => t.PublicationId);
    }
}

internal sealed class PublicationPartTable : IEntityTypeConfiguration<PublicationPart>
{
    public void Configure(EntityTypeBuilder<PublicationPart> part)
    {
        part.ToTable("PublicationParts");
        part.HasKey(p => new { p.PublicationId, p.Part });
    }
}

internal sealed class PublicationTopicTable : IEntityTypeConfiguration<PublicationTopic>
{
    public void Configure(EntityTypeBuilder<PublicationTopic> topic)
    {
        topic.ToTable("PublicationTopics");
        topic.HasKey(t => new { t.PublicationId, t.TopicId });
        topic.Property(t => t.Name).HasMaxLength(2 * TopicName.NameLength);
        topic.Property(t => t.Slug).HasMaxLength(Slug.MaxLength).IsUnicode(false).IsExact();
        topic.HasIndex(t => new { t.Slug, t.PublicationId });
        topic.HasIndex(t => t.TopicId);
    }
}

internal sealed class PublicationCardTable : IEntityTypeConfiguration<PublicationCard>
{
    public void Configure(EntityTypeBuilder<PublicationCard> card)
    {
        card.ToTable("PublicationCards");
        card.HasKey(c => c.PublicationId);
        card.Property(c => c.Hash).HasMaxLength(PublicationCard.HashLength).IsUnicode(false);
        card.HasOne(c => c.Publication).WithOne().HasForeignKey<PublicationCard>(c => c.PublicationId);
    }
}

internal sealed class PublicationPictureTable : IEntityTypeConfiguration<PublicationPicture>
{
    public void Configure(EntityTypeBuilder<PublicationPicture> shown)
    {
        shown.ToTable("PublicationPictures");
        shown.HasKey(p => new { p.PublicationId, p.PictureId });
        shown.Property(p => p.Key).HasMaxLength(PictureMark.KeyLength).IsUnicode(false).IsExact();
        shown.HasIndex(p => p.Key);
        shown.HasIndex(p => p.PictureId);
    }
}

internal sealed class PictureFileTable : IEntityTypeConfiguration<PictureFile>
{
    public void Configure(EntityTypeBuilder<PictureFile> file)
    {
        file.ToTable("PictureFiles");
        file.HasKey(f => new
        {
            f.PictureId,
            f.Width,
            f.Format,
        });
    }
}

internal sealed class PictureDescriptionTable : IEntityTypeConfiguration<PictureDescription>
{
    public void Configure(EntityTypeBuilder<PictureDescription> description)
    {
        description.ToTable("PictureDescriptions");
        description.HasKey(d => new { d.PictureId, d.Language });
        description.Property(d => d.Words).HasMaxLength(PictureDescription.WordsLength);
        description.Property(d => d.Folded).IsMade();
    }
}

internal sealed class LiveEditionTable : IEntityTypeConfiguration<LiveEdition>
{
    public void Configure(EntityTypeBuilder<LiveEdition> live)
    {
        live.ToTable("LiveEditions");
        live.HasKey(l => new { l.ArticleId, l.Language });
        live.Property(l => l.Slug).HasMaxLength(Slug.MaxLength).IsUnicode(false).IsExact();
        live.HasIndex(l => new { l.Language, l.Slug }).IsUnique();
        live.HasIndex(l => new { l.Language, l.FirstPublishedAt });
        live.HasIndex(l => new { l.Language, l.Month });
        live.Property(l => l.SourceHost).HasMaxLength(SourceLink.NameLength);
        live.HasIndex(l => new
        {
            l.Language,
            l.SourceHost,
            l.FirstPublishedAt,
        });
        live.Property(l => l.PublisherSlug).HasMaxLength(Slug.MaxLength).IsUnicode(false);
        live.HasIndex(l => new
        {
            l.Language,
            l.PublisherSlug,
            l.FirstPublishedAt,
        });
        live.HasOne(l => l.Publication).WithMany().HasForeignKey(l => l.PublicationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReadingDeltaTable : IEntityTypeConfiguration<ReadingDelta>
{
    public void Configure(EntityTypeBuilder<ReadingDelta> delta)
    {
        delta.ToTable("ReadingDeltas");
        delta.HasKey(d => d.ArticleId);
        delta.Property(d => d.ArticleId).ValueGeneratedNever();
        delta.Property(d => d.Shown).HasMaxLength(ReadingDelta.ShownLength).IsUnicode(false);
    }
}

internal sealed class SourceNoticeTable : IEntityTypeConfiguration<SourceNotice>
{
    public void Configure(EntityTypeBuilder<SourceNotice> notice)
    {
        notice.ToTable("SourceNotices");
        notice.HasKey(n => n.ArticleId);
        notice.Property(n => n.ArticleId).ValueGeneratedNever();
        notice.Property(n => n.Url).HasMaxLength(SourceLink.UrlLength);
    }
}

internal static class AllPressTables
{
    public static void ApplyPressTables(this ModelBuilder model)
    {
        model.ApplyConfiguration(new PublicationTable());
        model.ApplyConfiguration(new PublicationPartTable());
        model.ApplyConfiguration(new PublicationTopicTable());
        model.ApplyConfiguration(new PublicationCardTable());
        model.ApplyConfiguration(new PublicationPictureTable());
        model.ApplyConfiguration(new PictureFileTable());
        model.ApplyConfiguration(new PictureDescriptionTable());
        model.ApplyConfiguration(new LiveEditionTable());
        model.ApplyConfiguration(new ReadingDeltaTable());
        model.ApplyConfiguration(new SourceNoticeTable());
        model.Entity<Change>().ToTable("Changes");
    }
}
