using Commentary.Application.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commentary.Application.Data.Tables;

internal sealed class PassageNoteTable : IEntityTypeConfiguration<PassageNote>
{
    public void Configure(EntityTypeBuilder<PassageNote> note)
    {
        note.ToTable("PassageNotes");
        note.Property(n => n.Field).HasMaxLength(PassageNote.FieldLength).IsUnicode(false);
        note.Property(n => n.Quote).HasMaxLength(PassageNote.QuoteLength);
        note.Property(n => n.Text).HasMaxLength(PassageNote.TextLength);
        note.Property(n => n.By).HasMaxLength(Member.NameLength);
        note.Property(n => n.ResolvedBy).HasMaxLength(Member.NameLength);
        note.Property(n => n.Version).IsConcurrencyToken();
        note.HasIndex(n => new { n.ArticleId, n.ResolvedAt });
        note.HasOne<Article>().WithMany().HasForeignKey(n => n.ArticleId);
        note.HasMany(n => n.Answers).WithOne().HasForeignKey(a => a.NoteId);
    }
}

internal sealed class PassageNoteAnswerTable : IEntityTypeConfiguration<PassageNoteAnswer>
{
    public void Configure(EntityTypeBuilder<PassageNoteAnswer> answer)
    {
        answer.ToTable("PassageNoteAnswers");
        answer.Property(a => a.Text).HasMaxLength(PassageNote.TextLength);
        answer.Property(a => a.By).HasMaxLength(Member.NameLength);
    }
}
