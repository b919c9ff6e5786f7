using Lianxin.Engine;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;

namespace Lianxin.Host.Demo;

/// <summary>A ballot to be cast.</summary>
public sealed record BallotAct(PersonId Person, CaseId Vote, string Choice);

/// <summary>
/// Acts of one branch that do not wait for each other. All branches' waves go in together and share commits; their
/// order is that of the branches, so the same seed gives the same journal.
/// </summary>
public sealed class Wave
{
    public List<Command> Commands { get; } = [];

    public List<BallotAct> Ballots { get; } = [];

    /// <summary>Answers, in the order of the commands, then the ballots; there once the wave has been carried out.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; private set; } = [];

    public bool Accepted => Outcomes.All(o => o.Accepted);

    public static Wave Of(params IEnumerable<Command> commands)
    {
        var wave = new Wave();
        wave.Commands.AddRange(commands);
        return wave;
    }

    /// <summary>Carries out one wave of each branch; a refusal of what should be lawful is a fault of the demo and told as such.</summary>
    public static void CarryOut(RealmEngine engine, IReadOnlyList<Wave> waves, Func<string> nextBallotKey)
    {
        var pending = new List<(Wave Wave, List<Task<Outcome>> Tasks)>(waves.Count);
        foreach (var wave in waves)
        {
            var tasks = new List<Task<Outcome>>(wave.Commands.Count + wave.Ballots.Count);
            foreach (var command in wave.Commands)
            {
                tasks.Add(Submit(engine, command));
            }

            foreach (var b in wave.Ballots)
            {
                tasks.Add(engine.Cast(nextBallotKey(), new Actor(b.Person), b.Vote, b.Choice));
            }

            pending.Add((wave, tasks));
        }

        foreach (var (wave, tasks) in pending)
        {
            wave.Outcomes = [.. tasks.Select(t => t.GetAwaiter().GetResult())];
        }
    }

    private static Task<Outcome> Submit(RealmEngine engine, Command command) => engine.Submit(command);
}
