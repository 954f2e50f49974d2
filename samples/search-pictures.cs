#:project ../src/Selfsame.Training/Selfsame.Training.csproj
#:property PublishAot=false

using Selfsame.Training;
using Selfsame.Training.Embeddings;
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
    // With a file that 'selfsame embed' has written in place of the run, nothing but the query is encoded.
    var pictures = EncodedPictures.Open(args[0], args[1], new FeatureExtractorOptions());
    var found = new PictureSearch(pictures, neighbours: 10).Find([args[2]]);
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
