namespace Selfsame.Training.Evaluation;

/// <summary>One protocol on its way through the kinds of features.</summary>
internal abstract class ProtocolRun
{
    internal abstract void Judge(JudgedFeatures judged, CancellationToken cancellation);

    internal abstract ProtocolResult Result();
}

/// <summary>One protocol on its way through the kinds of features.</summary>
internal sealed class ProtocolRun<T>(FeatureProtocol<T> protocol) : ProtocolRun
    where T : class, IScores
{
    private readonly T?[] _found = new T?[Enum.GetValues<JudgedKind>().Length];

    internal override void Judge(JudgedFeatures judged, CancellationToken cancellation) => _found[(int)judged.Kind] = protocol.Run(judged, cancellation);

    internal override ProtocolResult Result() => new ProtocolResult<Beside<T>>(
        protocol.Protocol,
        new Beside<T>(_found[(int)JudgedKind.Pretrained]!, _found[(int)JudgedKind.Random]!, _found[(int)JudgedKind.Pixels], _found[(int)JudgedKind.Scratch]));
}
