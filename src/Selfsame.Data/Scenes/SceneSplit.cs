namespace Selfsame.Data.Scenes;

/// <summary>Parts of the procedural world that share no scene.</summary>
public enum SceneSplit
{
    /// <summary>To learn from.</summary>
    Train = 0,

    /// <summary>To test on.</summary>
    Test = 1,

    /// <summary>To choose settings by.</summary>
    Validation = 2,
}
