using Selfsame.Data.Decoding;
using Selfsame.Data.Random;
using Selfsame.Data.Sources;

namespace Selfsame.SelfSupervised.Tests.DeviceViews;

/// <summary>Pictures of many sizes, smooth in places and noisy in others, some of them gray or of one colour.</summary>
internal sealed class VariedPictures(int count, int channels = 3, int smallest = 9, int largest = 61, int picturesPerSample = 1) : PictureSource
{
    public override int Count => count;

    public override string Description => $"{count} varied pictures";

    public override int PicturesPerSample => picturesPerSample;

    public override Picture Read(int index, int part) => Read((index * picturesPerSample) + part);

    public override Picture Read(int index)
    {
        var random = Philox.At(77, 0, index, 0, RandomPurpose.Scene);
        var picture = Picture.Create(random.Next(smallest, largest + 1), random.Next(smallest, largest + 1), channels);
        var values = picture.Bytes;
        for (var i = 0; i < values.Length; i++)
        {
            var pixel = i / channels;
            var wave = 128 + (127 * Math.Sin((pixel % picture.Width * 0.2) + (pixel / picture.Width * 0.1 * (i % channels)) + index));
            values[i] = (byte)(index % 3 == 0 ? random.Next(256) : index % 3 == 1 ? (int)wave : Math.Clamp((int)wave + random.Next(64) - 32, 0, 255));
        }

        if (index % 7 == 5)
        {
            values.Fill((byte)(index * 31));
        }

        return picture;
    }

    public override string Identity(int index) => $"picture {index}";

    public override long StoredBytes(int index) => index;
}
