using Commentary.Application.Model;
using Commentary.Application.Redirects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commentary.Application.Data.Tables;

internal sealed class RedirectTable : IEntityTypeConfiguration<Redirect>
{
    public void Configure(EntityTypeBuilder<Redirect> redirect)
    {
        redirect.Ignore(r => r.Rule);
        redirect.HasQueryFilter(r => !r.IsRemoved);
        redirect.Property(r => r.Key).HasMaxLength(64).IsUnicode(false).IsExact();
        redirect.Property(r => r.Path).HasMaxLength(RedirectRule.PathLength).IsExact();
        redirect.Property(r => r.Host).HasMaxLength(RedirectRule.HostLength).IsUnicode(false).IsExact();
        redirect.Property(r => r.Query).HasMaxLength(RedirectRule.QueryLength).IsExact();
        redirect.Property(r => r.Target).HasMaxLength(RedirectRule.TargetLength);
        redirect.Property(r => r.TargetPath).HasMaxLength(RedirectRule.PathLength).IsExact();
        redirect.Property(r => r.Archive).HasMaxLength(RedirectRule.TargetLength);
        redirect.Property(r => r.Group).HasMaxLength(RedirectRule.GroupLength);
        redirect.Property(r => r.Note).HasMaxLength(RedirectRule.NoteLength);
        redirect.Property(r => r.MadeBy).HasMaxLength(Member.NameLength);
        redirect.Property(r => r.Trouble).HasMaxLength(40).IsUnicode(false);
        redirect.HasIndex(r => r.Key).IsUnique();
        redirect.HasIndex(r => r.Path);
        redirect.HasIndex(r => r.TargetPath);
        redirect.HasIndex(r => r.BatchId);
        redirect.HasIndex(r => r.Group);
        redirect.HasIndex(r => r.Match);
        redirect.HasIndex(r => r.Trouble);
        redirect.HasOne<Article>().WithMany().HasForeignKey(r => r.ArticleId);
    }
}

internal sealed class FormerRedirectTable : IEntityTypeConfiguration<FormerRedirect>
{
    public void Configure(EntityTypeBuilder<FormerRedirect> former)
    {
        former.Property(f => f.Path).HasMaxLength(RedirectRule.PathLength).IsExact();
        former.HasIndex(f => f.Path);
        former.HasIndex(f => f.RedirectId);
        former.HasIndex(f => f.BatchId);
        former.HasIndex(f => f.MadeInBatchId);
        former.HasIndex(f => f.Match);
        // By numbers alone: a rule and its batches are never deleted.
    }
}

internal sealed class RedirectBatchTable : IEntityTypeConfiguration<RedirectBatch>
{
    public void Configure(EntityTypeBuilder<RedirectBatch> batch)
    {
        batch.ToTable("RedirectBatches");
        batch.Property(b => b.Title).HasMaxLength(RedirectBatch.TitleLength);
        batch.Property(b => b.By).HasMaxLength(Member.NameLength);
    }
}

internal sealed class RedirectHitsTable : IEntityTypeConfiguration<RedirectHits>
{
    public void Configure(EntityTypeBuilder<RedirectHits> hits)
    {
        hits.ToTable("RedirectHits");
        hits.HasKey(h => new { h.RedirectId, h.Day });
        hits.HasIndex(h => h.Day);
    }
}

internal sealed class MissTable : IEntityTypeConfiguration<Miss>
{
    public void Configure(EntityTypeBuilder<Miss> miss)
    {
        miss.ToTable("Misses");
        miss.Property(m => m.Host).HasMaxLength(RedirectRule.HostLength).IsUnicode(false);
        miss.Property(m => m.Path).HasMaxLength(RedirectRule.PathLength).IsExact();
        miss.Property(m => m.FoldedPath).IsMade();
        miss.Property(m => m.Key).HasMaxLength(64).IsUnicode(false).IsExact();
        miss.Property(m => m.ReferrerHost).HasMaxLength(RedirectRule.HostLength).IsUnicode(false);
        miss.HasIndex(m => m.Key).IsUnique();
        miss.HasIndex(m => m.Path);
        miss.HasIndex(m => new
        {
            m.Kind,
            m.IsIgnored,
            m.Count,
        });
    }
}

internal sealed class LegacyAddressTable : IEntityTypeConfiguration<LegacyAddress>
{
    public void Configure(EntityTypeBuilder<LegacyAddress> address)
    {
        address.Property(a => a.Address).HasMaxLength(LegacyAddress.AddressLength);
        address.Property(a => a.Key).HasMaxLength(64).IsUnicode(false).IsExact();
        address.Property(a => a.Origin).HasMaxLength(RedirectBatch.TitleLength);
        address.HasIndex(a => a.Key).IsUnique();
    }
}

internal sealed class ShortLinkTable : IEntityTypeConfiguration<ShortLink>
{
    public void Configure(EntityTypeBuilder<ShortLink> link)
    {
        link.HasKey(l => l.Code);
        link.Property(l => l.Code).HasMaxLength(ShortLink.CodeLength).IsUnicode(false).IsExact();
        link.Property(l => l.MadeBy).HasMaxLength(Member.NameLength);
        link.HasIndex(l => l.ArticleId);
        link.HasOne<Article>().WithMany().HasForeignKey(l => l.ArticleId);
    }
}
