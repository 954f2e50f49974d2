using Selfsame.Torch;

namespace Selfsame.SelfSupervised.Losses;

/// <summary>Two views must have the same similarities to a set of other pictures: the loss of ReSSL.</summary>
/// <remarks>Zheng et al., NeurIPS 2021, arXiv 2107.09282, section 3.2. Computed in float32 or better also in mixed precision.</remarks>
public static class RelationalConsistency
{
    /// <summary>The cross entropy of the student's similarities from the teacher's, which are sharper and constant.</summary>
    /// <param name="student">Embeddings of the student, N x D, of unit length.</param>
    /// <param name="teacher">Embeddings of the teacher in the same order, N x D, of unit length; no gradient reaches them.</param>
    /// <param name="queue">The pictures to relate to, K x D, of unit length.</param>
    /// <param name="studentTemperature">Above 0; 0.1 in the paper.</param>
    /// <param name="teacherTemperature">Above 0 and below the student's; 0.04 in the paper.</param>
    /// <returns>A scalar, the mean over samples.</returns>
    public static Tensor Loss(Tensor student, Tensor teacher, Tensor queue, double studentTemperature, double teacherTemperature)
    {
        using var full = Autocast.Off(student.Device);
        var target = (teacher.Detach().AtLeastFloat32().Matmul(queue.T) / teacherTemperature).Softmax(1);   // N x K
        var own = (student.AtLeastFloat32().Matmul(queue.T) / studentTemperature).LogSoftmax(1);            // N x K
        return -(target * own).Sum([1]).Mean();
    }
}
