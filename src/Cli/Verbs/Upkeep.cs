using Lianxin.Host.Upkeep;
using Lianxin.Rules;

namespace Lianxin.Cli.Verbs;

/// <summary>
/// Runs a verb and turns what the machine refuses into words: exit code 1 where what it worked on is damaged, 2 where it
/// cannot begin. What is a mistake of the program itself goes on as it is.
/// </summary>
internal static class Upkeep
{
    public static int Try(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (OperatorWords.Of(e) is not null)
        {
            return Tell(e);
        }
    }

    public static async Task<int> Try(Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception e) when (OperatorWords.Of(e) is not null)
        {
            return Tell(e);
        }
    }

    private static int Tell(Exception e)
    {
        var words = OperatorWords.Of(e)!;
        Console.Error.WriteLine(Options.Language == Language.English ? words.English : words.Chinese);
        return OperatorWords.IsDamage(e) ? 1 : 2;
    }
}
