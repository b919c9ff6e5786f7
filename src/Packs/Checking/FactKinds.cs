using Lianxin.Packs.Library;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>A kind of fact that the kernel makes of what packs declare; <c>Tags</c> is null where it carries none.</summary>
public sealed record FactKind(string Pack, string Name, IReadOnlyList<string>? Tags, bool HasAmount)
{
    /// <summary>As it stands in the facts: <c>members-first-deliberation/topic.ended</c>.</summary>
    public string FullName => $"{Pack}/{Name}";
}

/// <summary>
/// All kinds of fact of a scope by their short name: P.opened, P.ended (tag end, amount minutes), P.FIELD (a choice of
/// the form, at opening), P.STEP (tag outcome), P.STEP.overdue (once each time its within runs out), P.STEP.FIELD (choice and number fields of a gather that is not secret),
/// P.STEP.TERM of votes, P.clock.NAME (tag met or late, amount minutes), MEETING.held, MEETING.attended, FORM.recorded,
/// FORM.FIELD (a choice), LEDGER.posted and LEDGER.HEAD (tag procedure), SHEET.band.
/// </summary>
public static class FactKinds
{
    private static readonly string[] Clock = ["met", "late"];

    public static IReadOnlyDictionary<string, FactKind> Of(Scope scope)
    {
        var kinds = ByKernel(scope);
        foreach (var (pack, procedure) in scope.Procedures.Items.Select(p => (p.Pack, p.Item)))
        {
            FieldDecl? Field(string name) => Form(procedure.Form, scope)?.Fields.Find(name);
            foreach (var effect in procedure.Steps.OfType<EnactStep>().SelectMany(s => s.Do))
            {
                var made = effect.Kind.Value switch
                {
                    "fact" when effect.Argument("kind") is { } kind => new FactKind(scope.Procedures.Owner(kind.Text.Split('.')[0])?.Pack ?? pack, kind.Text, [.. RegisterChecks.Tags(effect, Field)], false),
                    "mark" or "honour" when effect.Argument("name") is { } name => new FactKind(pack, $"{effect.Kind.Value}.{name.Text}", null, effect.Kind.Value == "mark"),
                    _ => null,
                };
                if (made is not null)
                {
                    kinds[made.Name] = kinds.TryGetValue(made.Name, out var known) && known.Tags is { } tags ? known with { Tags = [.. tags.Union(made.Tags ?? [], StringComparer.Ordinal)] } : made;
                }
            }
        }

        return kinds;
    }

    /// <summary>Whether the kernel makes facts of that short kind by itself.</summary>
    public static bool MadeByKernel(Scope scope, string name) => ByKernel(scope).ContainsKey(name);

    private static Dictionary<string, FactKind> ByKernel(Scope scope)
    {
        var kinds = new Dictionary<string, FactKind>(StringComparer.Ordinal);
        void Add(string pack, string name, IEnumerable<string>? tags, bool amount = false) =>
            kinds.TryAdd(name, new FactKind(pack, name, tags is null ? null : [.. tags], amount));

        foreach (var (pack, procedure) in scope.Procedures.Items.Select(p => (p.Pack, p.Item)))
        {
            var name = procedure.Name.Value;
            Add(pack, $"{name}.opened", null);
            Add(pack, $"{name}.ended", Ends.Of(procedure).Select(e => e.Value).Union(Ends.Beside(procedure), StringComparer.Ordinal), amount: true);
            foreach (var step in procedure.Steps)
            {
                Add(pack, $"{name}.{step.Name.Value}", StepOutcomes.Of(step, procedure, scope));
                if (step.Within is not null)
                {
                    Add(pack, $"{name}.{step.Name.Value}.overdue", null);
                }

                foreach (var field in Gathered(step, scope))
                {
                    Add(pack, $"{name}.{step.Name.Value}.{field.Name.Value}", Values(field), amount: field.Type is FieldType.Number or FieldType.Money);
                }

                foreach (var term in step is VoteStep vote ? vote.Win is not null ? BallotChecks.OfAll : [.. Thresholds.Vote, .. VoteColumns.Counted(scope, procedure, vote).SelectMany(VoteColumns.Terms)] : Array.Empty<string>())
                {
                    Add(pack, $"{name}.{step.Name.Value}.{term}", null, amount: true);
                }
            }

            foreach (var clock in procedure.Clocks)
            {
                Add(pack, $"{name}.clock.{clock.Name.Value}", Clock, amount: true);
            }

            foreach (var field in (Form(procedure.Form, scope)?.Fields ?? new Table<FieldDecl>()).Where(f => f.Type == FieldType.Choice))
            {
                Add(pack, $"{name}.{field.Name.Value}", Values(field));
            }
        }

        foreach (var (pack, meeting) in scope.Meetings.Items.Select(m => (m.Pack, m.Item)))
        {
            Add(pack, $"{meeting.Name.Value}.held", null);
            Add(pack, $"{meeting.Name.Value}.attended", null);
        }

        foreach (var (pack, form) in scope.Forms.Items.Select(f => (f.Pack, f.Item)).Where(f => IsRecorded(f.Item, scope)))
        {
            Add(pack, $"{form.Name.Value}.recorded", null);
            foreach (var field in form.Fields.Where(f => f.Type == FieldType.Choice))
            {
                Add(pack, $"{form.Name.Value}.{field.Name.Value}", Values(field));
            }
        }

        foreach (var (pack, ledger) in scope.Ledgers.Items.Select(l => (l.Pack, l.Item)))
        {
            Add(pack, $"{ledger.Name.Value}.posted", scope.Procedures.All, amount: true);
            foreach (var head in ledger.Heads)
            {
                Add(pack, $"{ledger.Name.Value}.{head.Value}", scope.Procedures.All, amount: true);
            }
        }

        foreach (var (pack, sheet) in scope.Sheets.Items.Select(s => (s.Pack, s.Item)).Where(s => s.Item.Bands.Count > 0))
        {
            Add(pack, $"{sheet.Name.Value}.band", sheet.Bands.Select(b => b.Name.Value));
        }

        return kinds;
    }

    /// <summary>A form that is kept by itself: filed by somebody, under a meeting, or by an effect.</summary>
    public static bool IsRecorded(FormDecl form, Scope scope) =>
        form.FiledBy.Count > 0
        || scope.Meetings.Items.Any(m => m.Item.Records.Any(r => r.Value == form.Name.Value))
        || scope.Procedures.Items.Any(p => p.Item.Steps.OfType<EnactStep>().Any(s => s.Do.Any(e => e.Form?.Value == form.Name.Value)));

    private static IEnumerable<FieldDecl> Gathered(StepDecl step, Scope scope) =>
        step is GatherStep { Secret: false } && Form(step.Fill, scope) is { } form
            ? form.Fields.Where(f => f.Type is FieldType.Choice or FieldType.YesNo or FieldType.Number or FieldType.Money)
            : [];

    private static IEnumerable<string>? Values(FieldDecl field) => field.Type switch
    {
        FieldType.Choice => field.Of.Select(o => o.Value),
        FieldType.YesNo => ["true", "false"],
        _ => null,
    };

    private static FormDecl? Form(FormUse? use, Scope scope) =>
        use?.Inline ?? (use?.Name is { } name ? scope.Forms.Find(name.Value) : null);
}
