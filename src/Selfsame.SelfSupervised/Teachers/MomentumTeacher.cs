using Selfsame.Nn;
using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Teachers;

/// <summary>A slow copy of a student: its weights follow the student's as an exponential moving average, and no gradient reaches it.</summary>
/// <remarks>
/// Only parameters are averaged; batch-norm statistics are the teacher's own, from its own forward, as in MoCo and BYOL.
/// For instance BYOL, arXiv 2006.07733, equation 1: teacher = m teacher + (1 - m) student.
/// </remarks>
/// <typeparam name="TModule">What the teacher is.</typeparam>
public sealed class MomentumTeacher<TModule> : Module
    where TModule : Module
{
    private readonly TModule _student;

    /// <summary>A teacher that starts equal to its student.</summary>
    /// <param name="student">The module that is followed.</param>
    /// <param name="twin">A module of the same structure, which becomes the teacher; its own weights are overwritten.</param>
    /// <exception cref="StateMismatchException">The two do not have the same parameters.</exception>
    public MomentumTeacher(TModule student, TModule twin)
    {
        _student = student;
        twin.Load(student.State());
        twin.RequireGrad(false);
        Network = Child("network", twin);
    }

    /// <summary>The teacher's network: call it inside <see cref="NoGrad"/> to spare memory.</summary>
    public TModule Network { get; }

    /// <summary>Moves the teacher towards the student.</summary>
    /// <param name="momentum">The share that stays, from 0 (a copy) to 1 (frozen).</param>
    /// <exception cref="ArgumentOutOfRangeException">The momentum lies outside 0 to 1.</exception>
    public void Follow(double momentum)
    {
        if (momentum is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "A teacher's momentum lies between 0 and 1.");
        }

        using var scope = new TensorScope();
        using var noGrad = new NoGrad();
        Tensor[] teacher = [.. Network.Parameters().Select(parameter => parameter.Value)];
        Tensor[] student = [.. _student.Parameters().Select(parameter => parameter.Value)];
        Foreach.Mul_(teacher, momentum);
        Foreach.Add_(teacher, student, alpha: 1 - momentum);
    }
}
