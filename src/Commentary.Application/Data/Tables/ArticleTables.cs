using System.Text.Encodings.Web;
using System.Text.Json;
using Commentary.Application.Articles;
using Commentary.Application.Drift;
using Commentary.Application.Model;
using Commentary.Application.Press;
using Commentary.Text.HouseFormat;
using Commentary.Text.Languages;
using Commentary.Text.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commentary.Application.Data.Tables;

internal sealed class ArticleTable : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> article)
    {
        article.HasOne(a => a.Source).WithOne().HasForeignKey<SourceLink>(s => s.ArticleId);
        article.HasMany(a => a.Editions).WithOne().HasForeignKey(e => e.ArticleId);
        article.HasMany(a => a.Notes).WithOne().HasForeignKey(n => n.ArticleId);
    }
}

internal sealed class SourceLinkTable : IEntityTypeConfiguration<SourceLink>
{
    public void Configure(EntityTypeBuilder<SourceLink> source)
    {
        source.ToTable("SourceLinks");
        source.Property(s => s.Url).HasMaxLength(SourceLink.UrlLength);
        source.Property(s => s.CanonicalUrl).HasMaxLength(SourceLink.UrlLength);
        source.Property(s => s.CanonicalKey).HasMaxLength(64).IsUnicode(false);
        source.Property(s => s.LikenessKey).HasMaxLength(64).IsUnicode(false);
        source.Property(s => s.Title).HasMaxLength(SourceLink.NameLength);
        source.Property(s => s.Publisher).HasMaxLength(SourceLink.NameLength);
        source.Property(s => s.Author).HasMaxLength(SourceLink.NameLength);
        source.Property(s => s.Language).HasMaxLength(SourceLink.LanguageLength).IsUnicode(false);
        source.Property(s => s.Picture).HasMaxLength(SourceLink.UrlLength);
        source.Property(s => s.Version).IsConcurrencyToken();
        source.ComplexProperty(s => s.Reading);
        source.Ignore(s => s.Text);
        source.ComplexProperty(
            s => s.Check,
            check =>
            {
                check.Property(c => c.Key).HasMaxLength(64).IsUnicode(false);
                check.Property(c => c.Title).HasMaxLength(PageTitle.MaxLength);
            }
        );
        source.HasIndex(s => s.CanonicalKey);
        source.HasIndex(s => s.LikenessKey);
        source.HasIndex(s => s.ReadDue);
    }
}

internal sealed class EditionTable : IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<Edition> edition)
    {
        edition.Property(e => e.Title).HasMaxLength(Edition.TitleLength);
        edition.Property(e => e.Slug).HasMaxLength(Slug.MaxLength).IsUnicode(false).IsExact();
        edition.Property(e => e.Question).HasMaxLength(Edition.QuestionLength);
        edition.Property(e => e.Version).IsConcurrencyToken();
        edition.Property(e => e.SavedBy).HasMaxLength(Member.NameLength);
        edition.Ignore(e => e.Text);
        edition.Ignore(e => e.HasUnpublishedChanges);
        edition.HasIndex(e => new { e.ArticleId, e.Language }).IsUnique();
        edition.HasIndex(e => new { e.Language, e.Slug }).IsUnique();
        edition.HasIndex(e => e.SavedAt);
        edition.Property(e => e.DriftKinds).HasMaxLength(DriftTally.WrittenLength).IsUnicode(false);
        edition.HasIndex(e => new { e.Drift, e.DriftsSince });
        edition.HasOne(e => e.Summary).WithOne().HasForeignKey<Summary>(s => s.EditionId);
        edition.HasMany(e => e.Sections).WithOne().HasForeignKey(s => s.EditionId);
        edition.HasMany(e => e.Revisions).WithOne().HasForeignKey(r => r.EditionId);
        edition.HasMany(e => e.Renderings).WithOne().HasForeignKey(r => r.EditionId);
        edition.HasMany(e => e.Topics).WithOne().HasForeignKey(t => t.EditionId);
        edition.Navigation(e => e.Summary).AutoInclude().IsRequired();
        edition.HasOne(e => e.Schedule).WithOne().HasForeignKey<Schedule>(s => s.EditionId);
        edition.Navigation(e => e.Schedule).AutoInclude();
    }
}

internal sealed class ScheduleTable : IEntityTypeConfiguration<Schedule>
{
    public void Configure(EntityTypeBuilder<Schedule> schedule)
    {
        schedule.ToTable("Schedules");
        schedule.HasKey(s => s.EditionId);
        schedule.Property(s => s.EditionId).ValueGeneratedNever();
        schedule.Property(s => s.By).HasMaxLength(Member.NameLength);
        schedule.Property(s => s.HeldBy).HasMaxLength(Member.NameLength);
        schedule.Property(s => s.CorrectionNote).HasMaxLength(Making.NoteLength);
        schedule.Ignore(s => s.Standing);
        schedule.HasIndex(s => s.At);
    }
}

internal sealed class SummaryTable : IEntityTypeConfiguration<Summary>
{
    public void Configure(EntityTypeBuilder<Summary> summary) => summary.ToTable("Summaries");
}

internal sealed class ViewpointSectionTable : IEntityTypeConfiguration<ViewpointSection>
{
    public void Configure(EntityTypeBuilder<ViewpointSection> section)
    {
        section.ToTable("ViewpointSections");
        section.HasIndex(s => new { s.EditionId, s.Viewpoint }).IsUnique();
    }
}

internal sealed class RevisionTable : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> revision)
    {
        revision.Property(r => r.SavedBy).HasMaxLength(Member.NameLength);
        revision.Property(r => r.Changes).HasMaxLength(RevisionChange.WrittenLength).IsUnicode(false);
        revision.HasIndex(r => new { r.EditionId, r.Number }).IsUnique();
        revision.ComplexProperty(
            r => r.Text,
            text =>
            {
                text.Property(t => t.Title).HasColumnName("Title").HasMaxLength(Edition.TitleLength);
                text.Property(t => t.Slug).HasColumnName("Slug").HasMaxLength(Slug.MaxLength).IsUnicode(false);
                text.Property(t => t.Teaser).HasColumnName("Teaser");
                text.Property(t => t.Summary).HasColumnName("Summary");
                text.Property(t => t.Neutral).HasColumnName("Neutral");
                text.Property(t => t.Example).HasColumnName("Example");
                text.Property(t => t.Optimistic).HasColumnName("Optimistic");
                text.Property(t => t.Pessimistic).HasColumnName("Pessimistic");
                text.Property(t => t.Question).HasColumnName("Question").HasMaxLength(Edition.QuestionLength);
            }
        );
    }
}

internal sealed class RenderingTable : IEntityTypeConfiguration<Rendering>
{
    public void Configure(EntityTypeBuilder<Rendering> rendering)
    {
        rendering.ToTable("Renderings");
        rendering.Property(r => r.Field).HasMaxLength(Rendering.FieldLength).IsUnicode(false);
        rendering.Property(r => r.By).HasMaxLength(Member.NameLength);
        rendering.HasIndex(r => new { r.EditionId, r.Field });
    }
}

internal sealed class EditionTopicTable : IEntityTypeConfiguration<EditionTopic>
{
    public void Configure(EntityTypeBuilder<EditionTopic> shown)
    {
        shown.ToTable("EditionTopics");
        shown.HasKey(t => new { t.EditionId, t.TopicId });
        shown.HasOne(t => t.Topic).WithMany().HasForeignKey(t => t.TopicId);
    }
}

internal sealed class EditorNoteTable : IEntityTypeConfiguration<EditorNote>
{
    public void Configure(EntityTypeBuilder<EditorNote> note)
    {
        note.ToTable("EditorNotes");
        note.Property(n => n.Origin).HasMaxLength(ImportedFile.NameLength);
    }
}

internal sealed class ImportedFileTable : IEntityTypeConfiguration<ImportedFile>
{
    public void Configure(EntityTypeBuilder<ImportedFile> file)
    {
        file.Property(f => f.Fingerprint).HasMaxLength(64).IsUnicode(false);
        file.Property(f => f.Name).HasMaxLength(ImportedFile.NameLength);
        // Read and written whole, and never asked about.
        file.Property(f => f.Findings)
            .HasConversion(
                findings => JsonSerializer.Serialize(findings.Select(Stored), Json),
                stored => JsonSerializer.Deserialize<List<Finding>>(stored, Json)!,
                new ValueComparer<IReadOnlyList<Finding>>((a, b) => a!.SequenceEqual(b!), all => all.Count, all => all)
            );
        file.HasOne(f => f.Edition).WithMany().HasForeignKey(f => f.EditionId);
        file.HasIndex(f => f.Fingerprint);
    }

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The old site's words are kept nowhere: their sentence says them.</summary>
    private static Finding Stored(Finding finding) =>
        finding.Kind is FindingKind.ForwardingWordsLeftOut ? finding with { Excerpt = "" } : finding;
}

internal sealed class TypedTextTable : IEntityTypeConfiguration<TypedText>
{
    public void Configure(EntityTypeBuilder<TypedText> typed)
    {
        typed.ToTable("TypedTexts");
        typed.Property(t => t.Desk).HasMaxLength(TypedText.DeskLength).IsUnicode(false).IsExact();
        typed
            .HasIndex(t => new
            {
                t.ArticleId,
                t.MemberId,
                t.Desk,
            })
            .IsUnique();
        typed.HasOne<Article>().WithMany().HasForeignKey(t => t.ArticleId);
        typed.HasOne<Member>().WithMany().HasForeignKey(t => t.MemberId);
    }
}

internal sealed class DeskPresenceTable : IEntityTypeConfiguration<DeskPresence>
{
    public void Configure(EntityTypeBuilder<DeskPresence> presence)
    {
        presence.ToTable("DeskPresences");
        presence.Property(p => p.Desk).HasMaxLength(TypedText.DeskLength).IsUnicode(false).IsExact();
        presence.Property(p => p.Field).HasMaxLength(40).IsUnicode(false);
        presence
            .HasIndex(p => new
            {
                p.ArticleId,
                p.MemberId,
                p.Desk,
            })
            .IsUnique();
        presence.HasIndex(p => p.At);
        presence.HasOne<Article>().WithMany().HasForeignKey(p => p.ArticleId);
        presence.HasOne<Member>().WithMany().HasForeignKey(p => p.MemberId);
    }
}
