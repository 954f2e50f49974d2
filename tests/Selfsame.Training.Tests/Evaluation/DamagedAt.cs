using Selfsame.Data;
using Selfsame.Data.Decoding;
using Selfsame.Data.Sources;

namespace Selfsame.Training.Tests.Evaluation;

/// <summary>A source some of whose pictures cannot be read.</summary>
internal sealed class DamagedAt(PictureSource whole, params int[] damaged) : PictureSource
{
    public override int Count => whole.Count;

    public override string Description => whole.Description;

    public override Picture Read(int index) => damaged.Contains(index) ? throw new DataException($"{index} is damaged.") : whole.Read(index);

    public override string Identity(int index) => whole.Identity(index);

    public override long StoredBytes(int index) => whole.StoredBytes(index);
}
