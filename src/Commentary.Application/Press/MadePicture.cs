using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Commentary.Application.Press;

/// <summary>The files of a picture, ready to be kept.</summary>
/// <param name="SentKey">A print of what they were made of.</param>
/// <param name="Width">Of the largest.</param>
public sealed record MadePicture(string SentKey, int Width, int Height, IReadOnlyList<PictureFile> Files)
{
    /// <summary>A print of all of them, in their order.</summary>
    public string Key { get; } = PrintOf(Files);

    private static string PrintOf(IReadOnlyList<PictureFile> files)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[12];
        foreach (var file in files)
        {
            BinaryPrimitives.WriteInt32LittleEndian(head, file.Width);
            BinaryPrimitives.WriteInt32LittleEndian(head[4..], (int)file.Format);
            BinaryPrimitives.WriteInt32LittleEndian(head[8..], file.Bytes.Length);
            sum.AppendData(head);
            sum.AppendData(file.Bytes);
        }
        return Convert.ToHexStringLower(sum.GetHashAndReset());
    }
}
