
namespace Lianxin.Cli.Verbs;

/// <summary>Runs an operator's verb and turns what the machine refuses into one line and exit code 2.</summary>
internal static class Upkeep
{
    public static int Try(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException || e.GetType().Name == "StoreFailureException")
        {
            Console.Error.WriteLine(e.Message);
            return 2;
        }
    }
}
