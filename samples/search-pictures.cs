#:project ../src/Selfsame.Training/Selfsame.Training.csproj
#:property PublishAot=false

using Selfsame.Data.Sources;
using Selfsame.Training;
using Selfsame.Training.Evaluation;
using Selfsame.Training.Search;

// Finds the pictures that look most like one:
//   dotnet run -c Release samples/search-pictures.cs -- runs/photos photos/ this-one.jpg
if (args.Length != 3)
{
    Console.Error.WriteLine("usage: search-pictures.cs RUN PICTURES QUERY");
    return 2;
}

try
{
    var search = new PictureSearch(EncoderFile.Load(args[0]), neighbours: 10, new FeatureExtractorOptions());
    var found = search.Find([args[2]], PictureSources.Open(args[1]));
    foreach (var hit in found.Hits[0])
    {
        Console.WriteLine($"{hit.Similarity:0.000}  {hit.Path}");
    }

    Console.WriteLine($"{found.Searched} pictures compared");
    return 0;
}
catch (Exception error) when (error is SettingException or Selfsame.Data.DataException)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}
