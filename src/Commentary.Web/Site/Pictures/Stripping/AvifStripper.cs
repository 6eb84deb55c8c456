using System.Buffers.Binary;
using System.Text;

namespace Commentary.Web.Site.Pictures.Stripping;

/// <summary>
/// An AVIF (ISO/IEC 14496-12 and 23008-12) in which all that is no picture is called free space. Nothing moves: places within the file are written
/// as numbers in it. How it was held and its colours are properties of the picture, and stay.
/// </summary>
internal static class AvifStripper
{
    private readonly record struct Box(string Type, int Start, int Data, int End);

    private readonly record struct Location(long Id, long Length);

    public static byte[] Strip(byte[] sent)
    {
        var file = sent.ToArray();
        var hasMeta = false;
        foreach (var box in Boxes(file, 0, file.Length))
            if (box.Type is "meta" && !hasMeta)
            {
                hasMeta = true;
                StripMeta(file, box);
            }
            else if (box.Type is not ("ftyp" or "mdat"))
                Free(file, box);
        return file;
    }

    private static void StripMeta(byte[] file, Box meta)
    {
        HashSet<long> pictures = [];
        List<Location> locations = [];
        foreach (var box in Boxes(file, meta.Data + 4, meta.End))
            switch (box.Type)
            {
                case "iinf":
                    pictures.UnionWith(StripItems(file, box));
                    break;
                case "iloc":
                    locations.AddRange(Locations(file.AsSpan(box.Data, box.End - box.Data), file.Length));
                    break;
                case "hdlr" or "pitm" or "iprp" or "iref" or "idat" or "dinf":
                    break;
                default:
                    Free(file, box);
                    break;
            }
        // A file of some bytes whose items are the same ones again and again.
        if (locations.Where(location => pictures.Contains(location.Id)).Sum(location => location.Length) > file.Length)
            throw MetadataStripper.Broken();
    }

    /// <summary>What is no picture, such as EXIF and XMP, is no item any more.</summary>
    private static List<long> StripItems(byte[] file, Box items)
    {
        List<long> pictures = [];
        foreach (var box in Boxes(file, items.Data + (file[items.Data] == 0 ? 6 : 8), items.End))
        {
            var item = file.AsSpan(box.Data, box.End - box.Data);
            // Before version 2 an item has no type: no picture of this kind is written so.
            var isLong = item[0] == 3;
            var type = item.Slice(isLong ? 10 : 8, 4);
            if (
                box.Type is "infe"
                && item[0] is 2 or 3
                && (type.SequenceEqual("av01"u8) || type.SequenceEqual("grid"u8) || type.SequenceEqual("iden"u8))
            )
                pictures.Add(isLong ? BinaryPrimitives.ReadUInt32BigEndian(item[4..]) : BinaryPrimitives.ReadUInt16BigEndian(item[4..]));
            else
                Free(file, box);
        }
        return pictures;
    }

    private static List<Location> Locations(ReadOnlySpan<byte> data, int whole)
    {
        var version = data[0];
        var (offset, length, start) = (data[4] >> 4, data[4] & 15, data[5] >> 4);
        var index = version == 0 ? 0 : data[5] & 15;
        var rest = data[6..];
        var numbers = version == 2 ? 4 : 2;
        List<Location> locations = [];
        for (var items = Number(ref rest, numbers); items > 0; items--)
        {
            var id = Number(ref rest, numbers);
            rest = rest[((version == 0 ? 2 : 4) + start)..];
            long all = 0;
            for (var extents = Number(ref rest, 2); extents > 0; extents--)
            {
                rest = rest[(index + offset)..];
                // No length is all there is.
                all += Math.Clamp(length == 0 ? whole : Number(ref rest, length), 0, whole + 1L);
            }
            locations.Add(new(id, all));
        }
        return locations;
    }

    private static long Number(ref ReadOnlySpan<byte> rest, int bytes)
    {
        long number = 0;
        foreach (var each in rest[..bytes])
            number = (number << 8) | each;
        rest = rest[bytes..];
        // Eight bytes may say more than a number holds: it is too much in any case.
        return number < 0 ? long.MaxValue : number;
    }

    private static List<Box> Boxes(byte[] file, int start, int end)
    {
        List<Box> boxes = [];
        for (var data = start; start < end; start = boxes[^1].End)
        {
            var head = file.AsSpan(start, 8);
            long length = BinaryPrimitives.ReadUInt32BigEndian(head);
            data = start + 8;
            if (length == 1)
                (length, data) = ((long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(file.AsSpan(data, 8)), long.MaxValue), data + 8);
            else if (length == 0)
                length = end - start;
            if (length < data - start || length > end - start)
                throw MetadataStripper.Broken();
            boxes.Add(new(Encoding.Latin1.GetString(head[4..]), start, data, start + (int)length));
        }
        return boxes;
    }

    private static void Free(byte[] file, Box box) => "free"u8.CopyTo(file.AsSpan(box.Start + 4));
}
