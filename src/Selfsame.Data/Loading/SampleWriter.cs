using Selfsame.Data.Random;
using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;
using Selfsame.Data.Views;

namespace Selfsame.Data.Loading;

/// <summary>Fills the slots of batches: reads a picture, replaces it if it is damaged, and writes its views. Each worker has its own.</summary>
internal sealed class SampleWriter(PictureSource source, DecodedPictures pictures, ViewRecipe recipe, int channels, long seed)
{
    private const int MaximumReplacements = 32;

    // Pixels up to which decoding the whole picture takes less time than finding out and decoding what is needed of it.
    private const int SmallPicture = 64 * 64;

    private readonly ViewWriter _writer = new(recipe);

    /// <summary>Fills one slot.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="slot">The place in it.</param>
    /// <param name="index">The picture that belongs there.</param>
    /// <param name="position">The place in the epoch.</param>
    /// <param name="repeats">Whether a picture may come more than once in an epoch.</param>
    internal void Fill(PendingBatch batch, int slot, int index, int position, bool repeats)
    {
        for (var replacement = 0; ; replacement++)
        {
            try
            {
                Write(batch, slot, index, position, repeats || replacement > 0);
                return;
            }
            catch (DataException error)
            {
                batch.Add(slot, new DamagedPicture(index, source.Identity(index), error.Message));
                if (replacement == MaximumReplacements || replacement >= source.Count)
                {
                    throw new DataException(
                        $"{source.Description}: {replacement + 1} pictures in a row could not be read, so that nothing can stand in for them. {error.Message}", error);
                }
            }

            index = Replacement(batch.Epoch, position, replacement);
        }
    }

    private int Replacement(int epoch, int position, int attempt)
    {
        var stream = Philox.At(seed, epoch, position, attempt, RandomPurpose.Replacement);
        return stream.Next(source.Count);
    }

    private void Write(PendingBatch batch, int slot, int index, int position, bool repeats)
    {
        // Two draws of one picture in an epoch must not make the same views twice: they are told apart by their positions.
        var sample = repeats ? position : index;
        var purpose = repeats ? RandomPurpose.RepeatedView : RandomPurpose.View;
        for (var part = 0; part < Math.Min(source.PicturesPerSample, recipe.Views.Count); part++)
        {
            using var picture = Read(index, part, batch.Epoch, sample, purpose);
            Check(index, picture.Values);
            for (var view = part; view < recipe.Views.Count; view += source.PicturesPerSample)
            {
                var stream = Philox.At(seed, batch.Epoch, sample, view, purpose);
                if (batch.Slots is { } slots)
                {
                    slots.Add(slot, view, picture, ref stream);
                }
                else
                {
                    _writer.Write(picture, view, ref stream, batch.Views[view].Values(slot));
                    batch.Views[view].Places[slot] = _writer.Place;
                }
            }
        }

        batch.Indices[slot] = index;
        batch.Labels[slot] = source.Label(index);
    }

    private void Check(int index, Picture picture)
    {
        if (ViewWriter.ChannelsOf(recipe, picture) is var found && found != channels)
        {
            throw new DataException($"{source.Identity(index)}: it has {found} {(found == 1 ? "channel" : "channels")} where the first picture has {channels}. Set views.channels=rgb or gray, or convert the pictures to one kind.");
        }
    }

    // Where pictures are not kept, no more of a file is decoded than its views are made from. Views are the same either way.
    private PicturePart Read(int index, int part, int epoch, int sample, RandomPurpose purpose)
    {
        if (pictures.IsKeeping || source.OpenReader(index, part) is not { } reader)
        {
            return PicturePart.Whole(pictures.Read(index, part));
        }

        using (reader)
        {
            var (width, height) = (reader.Width, reader.Height);
            if ((long)width * height <= SmallPicture)
            {
                return PicturePart.Whole(reader.Read());
            }

            var needed = _writer.Needs(part, width, height, Philox.At(seed, epoch, sample, part, purpose));
            for (var view = part + source.PicturesPerSample; view < recipe.Views.Count; view += source.PicturesPerSample)
            {
                needed = needed.Union(_writer.Needs(view, width, height, Philox.At(seed, epoch, sample, view, purpose)));
            }

            return reader.ReadPart(needed);
        }
    }
}
