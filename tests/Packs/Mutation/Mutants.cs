using System.Globalization;
using System.Text.Json.Nodes;

namespace Lianxin.Tests.Packs.Mutation;

/// <summary>One kind of damage at one place of a pack.</summary>
internal sealed record Mutant(string Kind, string Where, Action<JsonObject> Break);

/// <summary>
/// Every way a pack is broken, kind by kind: what a tired clerk forgets, what a hurried one mistypes, and what somebody
/// would leave out to have it easier with others.
/// </summary>
internal static class Mutants
{
    private static readonly string[] People = ["by", "from", "to", "except"];

    public static IEnumerable<Mutant> Of(JsonObject pack) =>
        Procedures(pack).SelectMany(p => Procedure(p.Key, p.Value!.AsObject(), pack)).Concat(Params(pack)).Concat(Meetings(pack));

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Procedures(JsonObject pack) => pack["procedures"]?.AsObject() ?? [];

    private static JsonObject Step(JsonObject pack, string procedure, int step) => pack["procedures"]![procedure]!["steps"]![step]!.AsObject();

    private static IEnumerable<Mutant> Procedure(string name, JsonObject procedure, JsonObject pack)
    {
        var steps = procedure["steps"]!.AsArray();
        for (var i = 0; i < steps.Count; i++)
        {
            var at = i;
            foreach (var (kind, detail, change) in Changes(steps[i]!.AsObject(), procedure, pack))
            {
                yield return new Mutant(kind, $"{name}.{Name(steps[i]!.AsObject())} {detail}".Trim(), p => change(Step(p, name, at)));
            }

            foreach (var (kind, detail, change) in Moves(steps, i, pack))
            {
                yield return new Mutant(kind, $"{name}.{Name(steps[i]!.AsObject())} {detail}".Trim(), p => change(p["procedures"]![name]!["steps"]!.AsArray()));
            }
        }

        if (procedure["clears"] is not null)
        {
            yield return new Mutant("subject dropped", name, p => p["procedures"]![name]!.AsObject().Remove("subject"));
        }
    }

    private static string Verb(JsonObject step) => step.First().Key;

    private static string Name(JsonObject step) => step.First().Value!.GetValue<string>();

    private static bool Serves(JsonObject step, JsonObject pack, params ReadOnlySpan<string> what)
    {
        var opened = step["procedure"]?.GetValue<string>() ?? Name(step);
        var serves = pack["procedures"]?[opened]?["serves"]?.GetValue<string>() ?? opened;
        return Verb(step) == "open" && what.Contains(serves);
    }

    // Damage inside one step.
    private static IEnumerable<(string Kind, string Detail, Action<JsonObject> Change)> Changes(JsonObject step, JsonObject procedure, JsonObject pack)
    {
        var verb = Verb(step);
        foreach (var (outcome, way) in step["then"]?.AsObject() ?? [])
        {
            yield return ("way dropped", outcome, s => s["then"]!.AsObject().Remove(outcome));
            yield return ("way to nowhere", outcome, s => s["then"]![outcome] = "nowhere");
            if (way is JsonObject)
            {
                yield return ("bound dropped", outcome, s => Drop(s["then"]![outcome]!.AsObject(), "most", "to"));
                yield return ("else dropped", outcome, s => Drop(s["then"]![outcome]!.AsObject(), "else"));
            }

            if (Serves(step, pack, "appeal") && outcome is "annulled" or "changed")
            {
                yield return ("success of an appeal ignored", outcome, s => s["then"]![outcome] = s["then"]!["stands"]!.DeepClone());
            }

            if (verb == "publish" && outcome == "upheld" && procedure["binds"] is not null)
            {
                yield return ("objection ignored", outcome, s => s["then"]![outcome] = "next");
            }
        }

        foreach (var key in new[] { "within", "for" }.Where(k => step[k] is not null && verb is not "open"))
        {
            yield return ("clock dropped", key, s => s.Remove(key));
        }

        foreach (var key in People.Where(k => step[k] is JsonValue value && !value.GetValue<string>().Contains('.', StringComparison.Ordinal)))
        {
            yield return ("unknown people", key, s => s[key] = "nobody_such");
        }

        if (step["adverse"] is not null)
        {
            yield return ("adverse mark dropped", "", s => s.Remove("adverse"));
        }

        if (step["objections"] is not null && procedure["binds"] is not null)
        {
            yield return ("objections dropped", "", s => Without(s, "objections", "upheld"));
        }

        if (step["except"] is not null)
        {
            yield return ("except dropped", "", s => s.Remove("except"));
        }

        if (step["with"] is JsonObject with)
        {
            foreach (var argument in with.Select(a => a.Key))
            {
                yield return ("argument dropped", argument, s => s["with"]!.AsObject().Remove(argument));
            }
        }

        if (Serves(step, pack, "appeal") && step["with"]?["to"] is not null && Deciders(procedure, step) is { } deciders)
        {
            yield return ("judges are the deciders", "", s => s["with"]!["to"] = deciders);
        }

        if (verb == "publish" && step["show"] is JsonArray && (step["to"]?.ToJsonString().Contains("public", StringComparison.Ordinal) ?? false) && Hidden(procedure, pack) is { } hidden)
        {
            yield return ("private field shown", hidden, s => s["show"]!.AsArray().Add(hidden));
        }

        if (verb is "vote" && step["result"] is JsonObject results)
        {
            foreach (var (result, when) in results.Where(r => r.Value is JsonValue v && v.GetValue<string>() != "otherwise"))
            {
                yield return ("threshold beyond all", result, s => s["result"]![result] = "agree more than 100% of cast");
                yield return ("unknown term", result, s => s["result"]![result] = when!.GetValue<string>().Replace("agree", "agreed", StringComparison.Ordinal));
            }
        }

        if (verb == "enact" && step["do"] is JsonArray effects)
        {
            for (var e = 0; e < effects.Count; e++)
            {
                var (at, effect) = (e, effects[e]!.AsObject().First());
                yield return ("unknown effect", effect.Key, s => s["do"]![at] = new JsonObject { ["suspend"] = effect.Value!.DeepClone() });
                if (effect.Key is "release" or "leave" or "mark")
                {
                    yield return ("effect on somebody else", effect.Key, s => s["do"]![at]![effect.Key]!["person"] = "opener");
                }
            }
        }

        yield return ("unknown key", "", s => s["zz_key"] = "5 days");
    }

    // Damage among the steps of a procedure.
    private static IEnumerable<(string Kind, string Detail, Action<JsonArray> Change)> Moves(JsonArray steps, int at, JsonObject pack)
    {
        var step = steps[at]!.AsObject();
        if (Serves(step, pack, "hearing", "appeal"))
        {
            yield return ("due process dropped", "", s => Remove(s, at));
        }

        if (Verb(step) == "publish" && step["objections"] is not null)
        {
            yield return ("notice dropped", "", s => Remove(s, at));
        }

        if (Verb(step) == "notify")
        {
            yield return ("telling dropped", "", s => Remove(s, at));
        }

        if (Verb(step) == "enact" && at > 0)
        {
            yield return ("effect first", "", s =>
            {
                var moved = s[at]!.DeepClone();
                s.RemoveAt(at);
                s.Insert(0, moved);
            });
        }

        if (at + 1 < steps.Count)
        {
            yield return ("two steps swapped", "", s =>
            {
                var moved = s[at + 1]!.DeepClone();
                s.RemoveAt(at + 1);
                s.Insert(at, moved);
            });
        }
    }

    private static IEnumerable<Mutant> Params(JsonObject pack)
    {
        foreach (var (name, param) in pack["params"]?.AsObject() ?? [])
        {
            if (param!["least"]?.GetValue<string>() is { } least && Below(least) is { } below)
            {
                yield return new Mutant("default below the floor", name, p => p["params"]![name]!["default"] = below);
            }

            if (param["most"]?.GetValue<string>() is { } most && Above(most) is { } above)
            {
                yield return new Mutant("default above the ceiling", name, p => p["params"]![name]!["default"] = above);
            }
        }
    }

    private static IEnumerable<Mutant> Meetings(JsonObject pack)
    {
        foreach (var (name, meeting) in pack["meetings"]?.AsObject() ?? [])
        {
            if (meeting!["quorum"] is not null)
            {
                yield return new Mutant("threshold beyond all", $"meeting {name}", p => p["meetings"]![name]!["quorum"] = "present more than 100% of eligible");
            }

            yield return new Mutant("unknown people", $"meeting {name}", p => p["meetings"]![name]!["of"] = "nobody_such");
        }
    }

    private static string? Below(string least) => least.Split(' ') switch
    {
        ["at" or "more", _, var share] when share.Contains('/', StringComparison.Ordinal) || share.Contains('%', StringComparison.Ordinal) => "at least 1%",
        [var amount, var unit] when int.TryParse(amount, CultureInfo.InvariantCulture, out var n) && n > 1 => $"{n - 1} {unit}",
        [var amount] when int.TryParse(amount, CultureInfo.InvariantCulture, out var n) => $"{n - 1}",
        _ => null,
    };

    private static string? Above(string most) => most.Split(' ') switch
    {
        [var amount, var unit] when int.TryParse(amount, CultureInfo.InvariantCulture, out var n) => $"{n + 1} {unit}",
        [var amount] when int.TryParse(amount, CultureInfo.InvariantCulture, out var n) => $"{n + 1}",
        _ => null,
    };

    private static string? Deciders(JsonObject procedure, JsonObject appeal) => procedure["steps"]!.AsArray().Select(s => s!.AsObject())
        .FirstOrDefault(s => $"actors.{s.First().Value!.GetValue<string>()}" == appeal["with"]!["deciders"]?.ToString() && s["by"] is JsonValue)?["by"]!.GetValue<string>();

    // A field of the procedure's form that is not said to be open, nor a choice between cases.
    private static string? Hidden(JsonObject procedure, JsonObject pack)
    {
        var form = procedure["form"] switch
        {
            JsonValue name => pack["forms"]?[name.GetValue<string>()] as JsonObject,
            JsonObject inline => inline,
            _ => null,
        };
        return form?.FirstOrDefault(f => f.Key is not ("rule" or "unique" or "filed_by" or "retention") && f.Value is JsonObject field && field["privacy"]?.GetValue<string>() != "open").Key;
    }

    private static void Drop(JsonObject from, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            from.Remove(key);
        }
    }

    private static void Without(JsonObject step, string key, string outcome)
    {
        step.Remove(key);
        step["then"]?.AsObject().Remove(outcome);
    }

    // What led to the step leads on instead, so that nothing but its absence is wrong.
    private static void Remove(JsonArray steps, int at)
    {
        var name = Name(steps[at]!.AsObject());
        steps.RemoveAt(at);
        foreach (var then in steps.Select(s => s!["then"] as JsonObject).OfType<JsonObject>())
        {
            foreach (var outcome in then.Where(w => w.Value is JsonValue v && v.GetValue<string>() == name).Select(w => w.Key).ToList())
            {
                then[outcome] = "next";
            }
        }
    }
}
