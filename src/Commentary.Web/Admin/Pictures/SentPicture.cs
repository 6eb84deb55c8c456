using Commentary.Application.Pictures;

namespace Commentary.Web.Admin.Pictures;

/// <summary>A file that was sent as a request. What is too heavy is not even read.</summary>
internal static class SentPicture
{
    /// <summary>What a file chooser offers: phones then make of their own kind one that everybody can read.</summary>
    public const string Accepted = "image/jpeg,image/png,image/webp,image/avif,image/gif";

    public static async Task<SendPicture.Command> Of(IFormFile file, CancellationToken stop)
    {
        await using var stream = file.OpenReadStream();
        return await Of(stream, file.Length, file.FileName, stop);
    }

    public static async Task<SendPicture.Command> Of(Stream stream, long length, string name, CancellationToken stop)
    {
        var bytes = new byte[Math.Min(length, SendPicture.MostBytes + 1L)];
        await stream.ReadExactlyAsync(bytes, stop);
        return new(bytes, Path.GetFileName(name.Replace('\\', '/')));
    }
}
