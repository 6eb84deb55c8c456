using Commentary.Application.Pipeline;
using Commentary.Application.Press;

namespace Commentary.Application.Pictures;

/// <summary>Why no picture can be made of a file: its name is the key of its sentence in the resources.</summary>
public enum WhyUnfit
{
    Empty,
    TooHeavy,

    /// <summary>By its first bytes it is none of the kinds that are taken.</summary>
    NoPicture,
    Svg,
    Heic,
    Moving,
    TooLarge,
    TooSmall,

    /// <summary>So long that nothing of its narrow side is left where it is made to fit.</summary>
    TooNarrow,
    Broken,
}

public sealed class UnfitPicture(WhyUnfit why) : Refusal($"No picture can be made of it: {why}.")
{
    public WhyUnfit Why { get; } = why;
}

/// <summary>
/// Makes the files of a picture out of whatever somebody sent, or throws <see cref="UnfitPicture"/>. The one who can stands in Commentary.Web:
/// pictures, like HTML, are how a reader is shown things.
/// </summary>
public delegate Task<MadePicture> MakePicture(byte[] sent, CancellationToken stop);
