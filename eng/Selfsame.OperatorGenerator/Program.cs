using Selfsame.OperatorGenerator;

// Turns operator schemas into committed C#. usage: SCHEMAS OUTPUT_FOLDER [--check]
if (args.Length < 2)
{
    Console.Error.WriteLine("usage: eng/generate-operators [--check]");
    return 2;
}

var (schemas, folder, check) = (args[0], args[1], args.Contains("--check"));
var operators = File.ReadLines(schemas)
    .Select(line => line.Trim())
    .Where(line => line.Length > 0 && !line.StartsWith('#'))
    .Select(Schema.Parse)
    .ToList();

var stale = 0;
foreach (var group in operators.GroupBy(Names.ClassOf))
{
    var path = Path.Combine(folder, $"{group.Key}.Operators.cs");
    var text = Writer.Write(group.Key, [.. group]);
    if (File.Exists(path) && File.ReadAllText(path) == text)
    {
        continue;
    }

    stale++;
    if (check)
    {
        Console.Error.WriteLine($"{path} does not match {schemas}: run eng/generate-operators and commit the result.");
    }
    else
    {
        File.WriteAllText(path, text);
        Console.WriteLine($"{path}: {group.Count()} operators");
    }
}

return check && stale > 0 ? 1 : 0;
