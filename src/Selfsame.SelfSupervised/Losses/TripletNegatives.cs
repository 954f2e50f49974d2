namespace Selfsame.SelfSupervised.Losses;

/// <summary>Which pictures of a batch an anchor is compared with.</summary>
public enum TripletNegatives
{
    /// <summary>The nearest of those that lie farther away than the positive; where there is none, the farthest.</summary>
    SemiHard,

    /// <summary>All; triplets that keep the margin do not count in the mean.</summary>
    All,
}
