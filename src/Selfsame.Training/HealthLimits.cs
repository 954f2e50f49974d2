using Selfsame.SelfSupervised.Health;

namespace Selfsame.Training;

/// <summary>Figures at which a run is unwell: it warns of them while it trains, and its page says them at the end.</summary>
internal static class HealthLimits
{
    /// <summary>Below it a warning of the spread comes.</summary>
    public const double SmallestSpread = 0.1;

    private const double SmallestRank = 2;
    private const double SmallestRankShare = 0.02;

    /// <summary>Above it a warning of the redundancy comes.</summary>
    // There embeddings of any width amount to less than 1.12 uncorrelated dimensions. Of healthy methods the highest seen in a first epoch is 0.77 (BYOL), where Barlow Twins with lambda 0 has 0.96 and more.
    public const double LargestRedundancy = 0.9;

    private const double LargestWait = 0.1;
    private const double LeastSecondsWaited = 0.5;
    private const double SmallestDiversity = 0.25;
    private const double LargestSeparation = 0.995;

    // A generator begins with nearly one picture, and is well as long as its pictures become more different.
    private const double Rise = 1.1;

    /// <summary>Whether all pictures get nearly the same embedding.</summary>
    public static bool IsCollapsed(double spread) => spread < SmallestSpread;

    /// <summary>Whether all dimensions of the embeddings say the same.</summary>
    public static bool IsOneDirection(double redundancy) => redundancy > LargestRedundancy;

    /// <summary>Whether features use few of the directions that they could.</summary>
    public static bool IsOfFewDirections(double rank, double limit) => rank < Math.Max(SmallestRank, SmallestRankShare * limit);

    /// <summary>Whether so large a share of so many seconds went by waiting for data that it is worth a word.</summary>
    public static bool IsWaiting(double share, double seconds) => share > LargestWait && share * seconds > LeastSecondsWaited;

    /// <summary>Whether the generator makes nearly one picture only, and no more kinds than in the epoch before.</summary>
    public static bool IsOnePicture(ContestFigures now, ContestFigures? before) =>
        before is not null && now.Diversity < SmallestDiversity && now.Diversity < Rise * before.Diversity;

    /// <summary>Whether the discriminator has nothing left to learn. What the two make of each other in their first epoch says nothing.</summary>
    public static bool HasWon(ContestFigures now, ContestFigures? before) => before is not null && !now.MayWin && now.Separation > LargestSeparation;
}
