using Selfsame.Data;
using Selfsame.Data.Sources;

namespace Selfsame.Training.Evaluation;

/// <summary>A labelled set to learn from and one to test on, whose classes agree.</summary>
public sealed class LabelledPair
{
    private readonly int[] _testToTraining;

    private LabelledPair(PictureSource training, PictureSource test, int[] testToTraining, IReadOnlyList<string> notes)
    {
        Training = training;
        Test = test;
        _testToTraining = testToTraining;
        Notes = notes;
    }

    /// <summary>The set to learn from; its classes are the classes of both.</summary>
    public PictureSource Training { get; }

    /// <summary>The set to count on.</summary>
    public PictureSource Test { get; }

    /// <summary>What a reader of the result should know, for instance that the test set lacks a class.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>C.</summary>
    public int ClassCount => Training.Classes.Count;

    /// <summary>Checks that two sets can be evaluated together.</summary>
    /// <param name="training">The set to learn from.</param>
    /// <param name="test">The set to count on.</param>
    /// <exception cref="DataException">One has no labels or only one class, or the test set has classes that the other lacks.</exception>
    public static LabelledPair Of(PictureSource training, PictureSource test)
    {
        var inTraining = Present(training, "training");
        var inTest = Present(test, "test");
        if (inTraining.Count == 1)
            throw new DataException($"{training.Description}: all pictures are of the class '{training.Classes[inTraining.First()]}', so there is nothing to tell apart. Give a set with two classes or more.");
        var map = test.Classes.Select(name => IndexOf(training.Classes, name)).ToArray();
        var strangers = inTest.Where(label => map[label] < 0 || !inTraining.Contains(map[label])).Select(label => test.Classes[label]).ToArray();
        if (strangers.Length > 0)
            throw new DataException($"{test.Description}: the training set has no pictures of {Names(strangers)}. Both sets need the same classes, named alike.");
        var reached = inTest.Select(label => map[label]).ToHashSet();
        var missing = inTraining.Where(label => !reached.Contains(label)).Select(label => training.Classes[label]).ToArray();
        var notes = new List<string>();
        if (missing.Length > 0) notes.Add($"The test set has no pictures of {Names(missing)}.");
        var single = Enumerable.Range(0, training.Count).CountBy(training.Label).Where(each => each.Value == 1).Select(each => training.Classes[each.Key]).ToArray();
        if (single.Length > 0) notes.Add($"The training set has a single picture of {Names(single)}: none of it can be held out to choose by.");
        return new LabelledPair(training, test, map, notes);
    }

    /// <summary>The label, among the training set's classes, of a label of the test set.</summary>
    /// <param name="label">A label of <see cref="Test"/>.</param>
    public int TrainingLabel(int label) => _testToTraining[label];

    internal static SortedSet<int> Present(PictureSource source, string which)
    {
        if (!source.HasLabels || source.Classes.Count == 0)
            throw new DataException($"{source.Description}: the {which} set has no labels. Put the pictures of each class into a folder of its own, or give a list with a class column.");
        var present = new SortedSet<int>();
        for (var index = 0; index < source.Count; index++) present.Add(source.Label(index));
        return present;
    }

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name) return i;
        }
        return -1;
    }

    private static string Names(string[] names)
        => string.Join(", ", names.Take(5).Select(name => $"'{name}'")) + (names.Length > 5 ? $" and {names.Length - 5} more" : "");
}
