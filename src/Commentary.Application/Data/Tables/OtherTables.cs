using Commentary.Application.Announcing;
using Commentary.Application.Model;
using Commentary.Application.Press;
using Commentary.Text.Languages;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commentary.Application.Data.Tables;

internal sealed class TopicTable : IEntityTypeConfiguration<Topic>
{
    public void Configure(EntityTypeBuilder<Topic> topic)
    {
        topic.Property(t => t.Version).IsConcurrencyToken();
        topic.HasMany(t => t.Names).WithOne().HasForeignKey(n => n.TopicId);
        topic.HasMany(t => t.FormerHashtags).WithOne().HasForeignKey(f => f.TopicId);
    }
}

internal sealed class FormerHashtagTable : IEntityTypeConfiguration<FormerHashtag>
{
    public void Configure(EntityTypeBuilder<FormerHashtag> former)
    {
        former.ToTable("FormerHashtags");
        former.HasKey(f => new { f.Language, f.Key });
        former.Property(f => f.Hashtag).HasMaxLength(TopicName.NameLength);
        former.Property(f => f.Key).HasMaxLength(Slug.MaxLength).IsUnicode(false).IsExact();
        former.HasIndex(f => f.TopicId);
    }
}

internal sealed class TopicNameTable : IEntityTypeConfiguration<TopicName>
{
    public void Configure(EntityTypeBuilder<TopicName> name)
    {
        name.ToTable("TopicNames");
        name.HasKey(n => new { n.TopicId, n.Language });
        name.Property(n => n.Name).HasMaxLength(TopicName.NameLength);
        name.Property(n => n.Slug).HasMaxLength(Slug.MaxLength).IsUnicode(false).IsExact();
        name.Property(n => n.Hashtag).HasMaxLength(TopicName.NameLength);
        name.Property(n => n.HashtagKey).HasMaxLength(Slug.MaxLength).IsUnicode(false).IsExact();
        name.Property(n => n.Folded).IsMade();
        name.HasIndex(n => new { n.Language, n.Slug }).IsUnique();
        name.HasIndex(n => new { n.Language, n.HashtagKey }).IsUnique();
    }
}

internal sealed class AnnouncedTable : IEntityTypeConfiguration<Announced>
{
    public void Configure(EntityTypeBuilder<Announced> announced)
    {
        announced.ToTable("Announced");
        announced.Property(a => a.Id).ValueGeneratedNever();
        announced.Ignore(a => a.Position);
    }
}

internal sealed class VoicesTable : IEntityTypeConfiguration<Voices>
{
    public void Configure(EntityTypeBuilder<Voices> voices)
    {
        voices.ToTable("Voices");
        voices.HasKey(v => new
        {
            v.ArticleId,
            v.Before,
            v.After,
        });
        voices.HasOne<Article>().WithMany().HasForeignKey(v => v.ArticleId);
    }
}

internal sealed class MemberTable : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> member)
    {
        member.ToTable("Members");
        member.Ignore(m => m.IsSuspended);
        member.Property(m => m.DisplayName).HasMaxLength(Member.NameLength);
    }
}

/// <summary>Identity's own tables, with keys that fit SQL Server's 900 bytes.</summary>
internal sealed class MemberLoginTable
    : IEntityTypeConfiguration<IdentityUserLogin<int>>,
        IEntityTypeConfiguration<IdentityUserToken<int>>,
        IEntityTypeConfiguration<IdentityUserClaim<int>>
{
    private const int KeyLength = 128;

    public void Configure(EntityTypeBuilder<IdentityUserLogin<int>> login)
    {
        login.ToTable("MemberLogins");
        login.Property(l => l.LoginProvider).HasMaxLength(KeyLength);
        login.Property(l => l.ProviderKey).HasMaxLength(KeyLength);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<int>> token)
    {
        token.ToTable("MemberTokens");
        token.Property(t => t.LoginProvider).HasMaxLength(KeyLength);
        token.Property(t => t.Name).HasMaxLength(KeyLength);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<int>> claim) => claim.ToTable("MemberClaims");
}

internal static class AllTables
{
    public static void ApplyModelTables(this ModelBuilder model)
    {
        model.ApplyConfiguration(new ArticleTable());
        model.ApplyConfiguration(new SourceLinkTable());
        model.ApplyConfiguration(new EditionTable());
        model.ApplyConfiguration(new ScheduleTable());
        model.ApplyConfiguration(new SummaryTable());
        model.ApplyConfiguration(new ViewpointSectionTable());
        model.ApplyConfiguration(new RevisionTable());
        model.ApplyConfiguration(new RenderingTable());
        model.ApplyConfiguration(new PictureTable());
        model.ApplyConfiguration(new RevisionPictureTable());
        model.ApplyConfiguration(new EditionTopicTable());
        model.ApplyConfiguration(new EditorNoteTable());
        model.ApplyConfiguration(new ImportedFileTable());
        model.ApplyConfiguration(new TopicTable());
        model.ApplyConfiguration(new TopicNameTable());
        model.ApplyConfiguration(new FormerHashtagTable());
        model.ApplyConfiguration(new RedirectTable());
        model.ApplyConfiguration(new FormerRedirectTable());
        model.ApplyConfiguration(new RedirectBatchTable());
        model.ApplyConfiguration(new RedirectHitsTable());
        model.ApplyConfiguration(new ReadingsTable());
        model.ApplyConfiguration(new MissTable());
        model.ApplyConfiguration(new LegacyAddressTable());
        model.ApplyConfiguration(new ShortLinkTable());
        model.ApplyConfiguration(new AnnouncedTable());
        model.ApplyConfiguration(new VoicesTable());
        model.ApplyConfiguration(new MemberTable());
        model.ApplyConfiguration(new SocialPostTable());
        model.ApplyConfiguration(new StoppingCheckTable());
        model.ApplyConfiguration(new OutsideLinkTable());
        model.ApplyConfiguration(new PassageNoteTable());
        model.ApplyConfiguration(new PassageNoteAnswerTable());
        var logins = new MemberLoginTable();
        model.ApplyConfiguration<IdentityUserLogin<int>>(logins);
        model.ApplyConfiguration<IdentityUserToken<int>>(logins);
        model.ApplyConfiguration<IdentityUserClaim<int>>(logins);

        // A publication belongs to an article for ever: the press tables know articles only here, where both are mapped.
        model.Entity<Publication>().HasOne<Article>().WithMany().HasForeignKey(p => p.ArticleId).OnDelete(DeleteBehavior.Restrict);
        model
            .Entity<ReadingDelta>()
            .HasOne<Article>()
            .WithOne()
            .HasForeignKey<ReadingDelta>(d => d.ArticleId)
            .OnDelete(DeleteBehavior.Restrict);
        model
            .Entity<SourceNotice>()
            .HasOne<Article>()
            .WithOne()
            .HasForeignKey<SourceNotice>(n => n.ArticleId)
            .OnDelete(DeleteBehavior.Restrict);
        model.Entity<LiveEdition>().HasOne<Article>().WithMany().HasForeignKey(l => l.ArticleId).OnDelete(DeleteBehavior.Restrict);
    }
}
