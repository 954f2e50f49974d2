namespace Selfsame.SelfSupervised.Methods;

/// <summary>The temperature of a distilling teacher, which is sharpest at the start.</summary>
/// <remarks>Caron et al., ICCV 2021, arXiv 2104.14294, appendix C; iBOT and DINOv2 take the same.</remarks>
internal static class TeacherWarmup
{
    /// <summary>So many epochs of warm-up, or 30 % of the run where that is less.</summary>
    public static int Epochs(RecipeContext context, int epochs) => (int)Math.Min(epochs, 0.3 * context.TotalSteps / context.StepsPerEpoch);

    /// <summary>The temperature in an epoch: a straight rise over the warm-up, then constant.</summary>
    public static double Temperature(double from, double to, int epochs, int epoch) =>
        epoch < epochs ? from + ((to - from) * epoch / Math.Max(1, epochs - 1)) : to;

    /// <summary>Refuses a teacher that would not be sharper than its student.</summary>
    /// <exception cref="MethodSettingsException">It would not.</exception>
    public static void Check(string method, double teacher, double student) =>
        MethodSettingsException.Require(
            teacher <= student,
            $"{method}: the teacher's temperature {teacher} must not exceed the student's {student}: nothing would be sharpened, and all outputs would become uniform.");
}
