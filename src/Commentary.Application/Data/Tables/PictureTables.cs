using Commentary.Application.Model;
using Commentary.Text.Markdown;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commentary.Application.Data.Tables;

internal sealed class PictureTable : IEntityTypeConfiguration<Picture>
{
    public void Configure(EntityTypeBuilder<Picture> picture)
    {
        picture.Property(p => p.Key).HasMaxLength(PictureMark.KeyLength).IsUnicode(false).IsExact();
        picture.Property(p => p.SentKey).HasMaxLength(64).IsUnicode(false);
        picture.Property(p => p.FileName).HasMaxLength(Picture.NameLength);
        picture.Property(p => p.SentBy).HasMaxLength(Member.NameLength);
        picture.Property(p => p.Folded).IsMade();
        picture.HasIndex(p => p.Key).IsUnique();
        picture.HasIndex(p => p.SentKey).IsUnique();
        picture.HasIndex(p => p.SentAt);
        picture.HasMany(p => p.Files).WithOne().HasForeignKey(f => f.PictureId);
        picture.HasMany(p => p.Descriptions).WithOne().HasForeignKey(d => d.PictureId);
        // What is shown is not deleted, whoever asks.
        picture.HasMany<Press.PublicationPicture>().WithOne().HasForeignKey(p => p.PictureId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RevisionPictureTable : IEntityTypeConfiguration<RevisionPicture>
{
    public void Configure(EntityTypeBuilder<RevisionPicture> named)
    {
        named.ToTable("RevisionPictures");
        named.HasKey(n => new { n.RevisionId, n.PictureId });
        named.HasOne(n => n.Revision).WithMany(r => r.Pictures).HasForeignKey(n => n.RevisionId);
        named.HasOne<Picture>().WithMany().HasForeignKey(n => n.PictureId).OnDelete(DeleteBehavior.Restrict);
    }
}
