using Commentary.Application.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commentary.Application.Data.Tables;

internal sealed class SocialPostTable : IEntityTypeConfiguration<SocialPost>
{
    public void Configure(EntityTypeBuilder<SocialPost> post)
    {
        post.ToTable("SocialPosts");
        post.Property(p => p.SavedBy).HasMaxLength(Member.NameLength);
        post.Property(p => p.Version).IsConcurrencyToken();
        post.HasIndex(p => new { p.EditionId, p.Network }).IsUnique();
        post.HasOne<Edition>().WithMany().HasForeignKey(p => p.EditionId);
    }
}

internal sealed class StoppingCheckTable : IEntityTypeConfiguration<StoppingCheck>
{
    public void Configure(EntityTypeBuilder<StoppingCheck> check)
    {
        check.ToTable("StoppingChecks");
        check.HasKey(c => c.Check);
        check.Property(c => c.SetBy).HasMaxLength(Member.NameLength);
    }
}

internal sealed class OutsideLinkTable : IEntityTypeConfiguration<OutsideLink>
{
    public void Configure(EntityTypeBuilder<OutsideLink> link)
    {
        link.ToTable("OutsideLinks");
        link.HasKey(l => l.Key);
        link.Property(l => l.Key).HasMaxLength(64).IsUnicode(false);
    }
}
