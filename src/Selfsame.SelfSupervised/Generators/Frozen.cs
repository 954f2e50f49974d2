using Selfsame.Nn;

namespace Selfsame.SelfSupervised.Generators;

/// <summary>While it is open some modules let gradients through but get none: the opponent's part of an adversarial loss.</summary>
internal sealed class Frozen : IDisposable
{
    private readonly Module[] _modules;

    public Frozen(params Module[] modules)
    {
        _modules = modules;
        Require(false);
    }

    public void Dispose() => Require(true);

    private void Require(bool required)
    {
        foreach (var module in _modules)
        {
            module.RequireGrad(required);
        }
    }
}
