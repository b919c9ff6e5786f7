using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Journal;

/// <summary>For each refusal the shortest act that meets it.</summary>
internal static class RefusalCatalogue
{
    private static readonly DateOnly Day = new(2026, 5, 1);
    private static readonly DateOnly Before = new(2026, 4, 1);
    private static readonly FormDefinition Many = new(Pack, "many", "forms.many",
    [
        Field("text", FieldKind.Text, true, 3), Field("number", FieldKind.Number, true, 9, 2), Field("choice", FieldKind.Choice, true, of: ["a"]),
        Field("choices", FieldKind.Choices, true, of: ["a"]), Field("person", FieldKind.Person, true), Field("people", FieldKind.People, true),
        Field("files", FieldKind.Files, true), Field("day", FieldKind.Date, true), Field("org", FieldKind.Org, true),
        Field("table", FieldKind.Table, true) with { Columns = [Field("count", FieldKind.Number, false)] },
    ], new FormRule("not 5", (v, _) => v.GetValueOrDefault("number") is not NumberValue { Number: 5 }), MembersGroup);

    public static IReadOnlyDictionary<string, Func<KernelWorld, Decision>> Acts { get; } = new Dictionary<string, Func<KernelWorld, Decision>>(
        [.. Orgs(), .. People(), .. Forms(), .. Meetings(), .. Cases(), .. Votes(), .. AllowedRefusals.Acts, .. Versions.VersionActs.All, .. Lianxin.Tests.Kernel.Cases.Carrying.CarryActs.All, .. Sheets.SheetActs.Acts, .. Sheets.ColumnActs.Acts, .. Lianxin.Tests.Kernel.Cases.ProxyActs.Acts, .. Tests.Kernel.Cases.Ballots.BallotActs.All], StringComparer.Ordinal);

    private static Dictionary<string, Func<KernelWorld, Decision>> Orgs() => new(StringComparer.Ordinal)
    {
        ["OrgRefusals.SetByCases"] = SetDirectly,
        ["OrgRefusals.Unknown"] = w => w.Do(new RenameOrg(Org(99), "x")),
        ["OrgRefusals.Exists"] = w => w.Do(new FormOrg(Branch, "branch", "x", Town, null, Day)),
        ["OrgRefusals.UnknownKind"] = w => w.Do(new FormOrg(Org(99), "moon", "x", Town, null, Day)),
        ["OrgRefusals.NameEmpty"] = w => w.Do(new RenameOrg(Branch, " ")),
        ["OrgRefusals.NameTooLong"] = w => w.Do(new RenameOrg(Branch, new string('x', 61))),
        ["OrgRefusals.WrongParent"] = w => w.Do(new FormOrg(Org(99), "branch", "x", null, null, Day)),
        ["OrgRefusals.Circle"] = w => w.Do(new MoveOrg(Town, Branch, Day)),
        ["OrgRefusals.Dissolved"] = w => Then(w.Must(new DissolveOrg(GroupA, w.Today)), w.Do(new RenameOrg(GroupA, "x"))),
        ["OrgRefusals.HasParts"] = w => w.Do(new DissolveOrg(Branch, Day)),
        ["OrgRefusals.WrongBeside"] = w => w.Do(new FormOrg(Org(99), "branch", "x", Town, Town, Day)),
        ["OrgRefusals.NoSuchRule"] = w => w.Do(new SetRule(Branch, Pack, "colour", "1", Day)),
        ["OrgRefusals.NotHead"] = w => w.Do(new SetRule(Branch, Pack, "quorum", "at least 2/3", Day), Fifth),
        ["OrgRefusals.RuleNotReadable"] = w => w.Do(new SetRule(Branch, Pack, "quorum", "most", Day)),
        ["OrgRefusals.LinkToSelf"] = w => w.Do(new LinkOrg(Branch, "pairing", Branch, Day, null)),
        ["OrgRefusals.LinkedAlready"] = w => Then(w.Must(new LinkOrg(Branch, "pairing", Ground, Day, null)), w.Do(new LinkOrg(Branch, "pairing", Ground, Day, null))),
        ["OrgRefusals.NotLinked"] = w => w.Do(new UnlinkOrg(Branch, "pairing", Ground, Day)),
        ["OrgRefusals.NotEntitled"] = w => w.Do(new RenameOrg(Branch, "x"), Fifth),
        ["OrgRefusals.NameTaken"] = w => w.Do(new FormOrg(Org(99), "party_group", " Group A ", Branch, null, Day)),
        ["OrgRefusals.DayNotMeant"] = w => w.Do(new FormOrg(Org(99), "party_group", "x", Branch, null, new DateOnly(206, 5, 1))),
        ["OrgRefusals.StillHeld"] = w => w.Do(new DissolveOrg(Ground, w.Today)),
        ["OrgRefusals.StillPeopled"] = w => w.Do(new DissolveOrg(Ground, w.Today)),
        ["OrgRefusals.StillBusy"] = w =>
        {
            w.Topic();
            return w.Do(new DissolveOrg(Branch, w.Today));
        },
        ["OrgRefusals.DissolvedAhead"] = w => w.Do(new DissolveOrg(GroupA, Day)),
        ["OrgRefusals.BeginsBeforeParent"] = w => w.Do(new FormOrg(Org(99), "party_group", "x", Branch, null, new DateOnly(2024, 12, 31))),
        ["OrgRefusals.EndsBeforeItBegins"] = w => w.Do(new DissolveOrg(GroupA, new DateOnly(2024, 12, 31))),
    };

    /// <summary>Settled by cases of a procedure, so no head sets it.</summary>
    private static Decision SetDirectly(KernelWorld w)
    {
        w.SetOnlyBy["notice"] = "prices";
        return w.Do(new SetRule(Branch, "deliberation", "notice", "8 days", Day), Secretary);
    }

    private static Dictionary<string, Func<KernelWorld, Decision>> People() => new(StringComparer.Ordinal)
    {
        ["PersonRefusals.Unknown"] = w => w.Do(new ChangeDetails(Person(998), Words(1))),
        ["PersonRefusals.Exists"] = w => w.Do(new RegisterPerson(Stranger, null)),
        ["PersonRefusals.UnknownOrg"] = w => w.Do(new Affiliate(Stranger, Org(99), "member", [], Day)),
        ["PersonRefusals.NoSuchPost"] = w => w.Do(new Appoint(Stranger, Branch, "village_head", Day, null)),
        ["PersonRefusals.SeatsFull"] = w => w.Do(new Appoint(Stranger, Branch, "secretary", Day, null)),
        ["PersonRefusals.NotWith"] = w => w.Do(new Appoint(VillageHead, Ground, "supervisor", Day, null)),
        ["PersonRefusals.AlreadyAffiliated"] = w => w.Do(new Affiliate(Secretary, Branch, "member", [], Day)),
        ["PersonRefusals.NotAffiliated"] = w => w.Do(new EndAffiliation(Stranger, Branch, "member", Day)),
        ["PersonRefusals.AlreadyAppointed"] = w => w.Do(new Appoint(Secretary, Branch, "secretary", Day, null)),
        ["PersonRefusals.NotAppointed"] = w => w.Do(new Release(Stranger, Branch, "secretary", Day)),
        ["PersonRefusals.TermEndsBeforeItBegins"] = w => w.Do(new Appoint(Stranger, Ground, "supervisor", Day, Before)),
        ["PersonRefusals.NotEntitled"] = w => w.Do(new Affiliate(Stranger, Branch, "member", [], Day), Fifth),
        ["PersonRefusals.NoSuchStage"] = w => w.Do(new Affiliate(Stranger, Branch, "villager", [], Day)),
        ["PersonRefusals.DayNotMeant"] = w => w.Do(new Affiliate(Stranger, Branch, "member", [], new DateOnly(2062, 5, 1))),
        ["PersonRefusals.EndsBeforeItBegins"] = w => w.Do(new EndAffiliation(Secretary, Branch, "member", new DateOnly(2024, 12, 30))),
        ["PersonRefusals.NothingHere"] = w => w.Do(new EnrolPerson(Person(998), null, Branch, [], [], null, Day, null)),
        ["PersonRefusals.TagNotReadable"] = w => w.Do(new Affiliate(Stranger, Branch, "member", ["两\n行"], Day)),
        ["PersonRefusals.BeginsBeforeOrg"] = w => w.Do(new Affiliate(Stranger, Branch, "member", [], new DateOnly(2024, 12, 31))),
        ["PersonRefusals.OrgDissolved"] = w => Then(w.Must(new DissolveOrg(GroupA, w.Today)), w.Do(new Affiliate(Stranger, GroupA, "member", [], Day))),
    };

    private static Dictionary<string, Func<KernelWorld, Decision>> Forms() => new(StringComparer.Ordinal)
    {
        ["FormRefusals.Missing"] = w => w.Do(new OpenCase(w.NewCase(), Pack, "topic", Branch, "branch_committee", Values(("title", Text(0)))), Secretary),
        ["FormRefusals.TooLong"] = w => File(w, "text", Text(4)),
        ["FormRefusals.TooSmall"] = w => File(w, "number", new NumberValue(1)),
        ["FormRefusals.TooLarge"] = w => File(w, "number", new NumberValue(10)),
        ["FormRefusals.NotAChoice"] = w => File(w, "choices", new ChoicesValue(["a", "b"])),
        ["FormRefusals.OnePerson"] = w => File(w, "person", new PeopleValue([Secretary, Deputy])),
        ["FormRefusals.TooMany"] = w => File(w, "people", new PeopleValue([.. Villagers.Take(13)])),
        ["FormRefusals.WrongKind"] = w => File(w, "day", new NumberValue(3)),
        ["FormRefusals.BadCell"] = w => File(w, "table", new TableValue([new Dictionary<string, FieldValue>(StringComparer.Ordinal) { ["count"] = Text(3) }])),
        ["FormRefusals.UnknownField"] = w => File(w, "nonsense", Text()),
        ["FormRefusals.RuleBroken"] = w => File(w, "number", new NumberValue(5)),
        ["FormRefusals.NotSigned"] = w => w.Do(
            FlowPack.Opening(FlowPack.AddTo(w), "adopting", "officers", ("share", new NumberValue(5)), ("signed", new YesNoValue(false))), Secretary),
        ["FormRefusals.OneOrg"] = w => File(w, "org", new OrgsValue([GroupA, GroupB])),
        ["FormRefusals.OrgUnknown"] = w => w.Do(
            FlowPack.Opening(FlowPack.AddTo(w), "call", "branch_committee", ("kind", new ChoiceValue("calm")), ("groups", new OrgsValue([Town]))), Secretary),
        ["FormRefusals.NotOfGroup"] = w => w.Do(
            FlowPack.Opening(FlowPack.AddTo(w), "adopting", "officers", ("share", new NumberValue(3)), ("guide", new PeopleValue([Secretary, Stranger]))), Secretary),
        ["FormRefusals.DatePast"] = w => w.Do(
            new OpenCase(w.NewCase(), Pack, "topic", Branch, "branch_committee",
                new Dictionary<string, FieldValue>(Course.Form(), StringComparer.Ordinal) { ["due"] = Say.Day("2020-01-01") }), Secretary),
    };

    private static Dictionary<string, Func<KernelWorld, Decision>> Meetings() => new(StringComparer.Ordinal)
    {
        ["RecordRefusals.UnknownMeeting"] = w => w.Do(new CloseMeeting(new MeetingId(5), Words(1)), Secretary),
        ["RecordRefusals.Exists"] = w => w.Do(Call(w, w.Meeting(Week)), Secretary),
        ["RecordRefusals.UnknownKind"] = w => w.Do(Call(w) with { Kind = "picnic" }, Secretary),
        ["RecordRefusals.WrongOrg"] = w => w.Do(Call(w) with { Org = Town }, TownSecretary),
        ["RecordRefusals.NotConvener"] = w => w.Do(Call(w), Members[7]),
        ["RecordRefusals.TooSoon"] = w => w.Do(Call(w) with { At = w.Now.Plus(TimeSpan.FromDays(2)) }, Secretary),
        ["RecordRefusals.ItemTooLate"] = w => Late(w),
        ["RecordRefusals.ItemTwice"] = w => w.Do(Call(w) with { Items = [new(new CaseId(1), []), new(new CaseId(1), [])] }, Secretary),
        ["RecordRefusals.NotOnAgenda"] = w => w.Do(new RemoveItem(w.Meeting(Week), new CaseId(1)), Secretary),
        ["RecordRefusals.Over"] = w => Cancelled(w, m => new CallRoll(m, [])),
        ["RecordRefusals.NotYet"] = w => w.Do(new CallRoll(w.Meeting(Week), []), Secretary),
        ["RecordRefusals.NotEntitled"] = w => w.Do(new Reply(w.Meeting(Week), Stranger, true, null), Stranger),
        ["RecordRefusals.NoRoll"] = w => w.Do(new CloseMeeting(w.Meeting(Week), Words(1)), Secretary),
        ["RecordRefusals.ItemDone"] = w => AtVote(w, (c, m) => w.Do(new RemoveItem(m, c), Secretary)),
        ["RecordRefusals.VoteOpen"] = w => AtVote(w, (_, m) => w.Do(new CloseMeeting(m, Words(1)), Secretary)),
        ["RecordRefusals.NothingToDo"] = w => w.Do(Call(w) with { Place = new TextRef(new VaultId(1), "") }, Secretary),
        ["RecordRefusals.FormNotHere"] = w => w.Do(new FileUnder(w.Meeting(Week), new FilingRequest(new RecordId(w.Id()), "topic", Nothing)), Secretary),
        ["RecordRefusals.NoOpinionsHere"] = w => NoOpinion(w),
        ["RecordRefusals.AlreadyBegun"] = w => Begun(w, m => new CancelMeeting(m, Words(1))),
        ["RecordRefusals.NotAGroup"] = w => Begun(w, m => new ReportGroup(m, Town, Members[0], Members[1], Words(1))),
        ["RecordRefusals.PresentTwice"] = w => Begun(w, m => new CallRoll(m, [Secretary, Secretary])),
        ["RecordRefusals.LeaderNotPresent"] = w => Begun(w, m => new ReportGroup(m, GroupA, Members[0], Stranger, Words(1))),
        ["RecordRefusals.OwnRecusalOnly"] = w => Queued(w, (c, m) => w.Do(new DeclareRecusal(m, c, Members[6]), Members[7])),
        ["RecordRefusals.UnknownForm"] = w => w.Do(new FileRecord(new RecordId(w.Id()), Branch, Pack, "topic", Nothing), Secretary),
        ["RecordRefusals.NotFiler"] = w => w.Do(new FileRecord(new RecordId(w.Id()), Branch, Pack, "reading", Nothing), Stranger),
        ["RecordRefusals.AgentNotEntitled"] = w => w.Do(new Reply(w.Meeting(Week), Members[6], true, null), Members[7]),
        ["RecordRefusals.FiledAlready"] = w => Twice(w),
        ["RecordRefusals.FutureHappened"] = w => w.Do(
            new FileRecord(new RecordId(w.Id()), Branch, Pack, "reading", Values(("document", Text()))), Secretary, w.Now.Plus(TimeSpan.FromHours(1))),
    };

    private static Dictionary<string, Func<KernelWorld, Decision>> Cases() => new(StringComparer.Ordinal)
    {
        ["CaseRefusals.Unknown"] = w => w.Do(new Withdraw(new CaseId(5), Words(1)), Secretary),
        ["CaseRefusals.Exists"] = w => w.Do(Opening(w.Topic()), Secretary),
        ["CaseRefusals.NoSuchProcedure"] = w => w.Do(Opening(w.NewCase()) with { Procedure = "magic" }, Secretary),
        ["CaseRefusals.WrongOrg"] = w => w.Do(Opening(w.NewCase()) with { Org = Town }, Secretary),
        ["CaseRefusals.MayNotOpen"] = w => w.Do(Opening(w.NewCase()), Members[7]),
        ["CaseRefusals.Over"] = w => Then(w.Topic(), c => w.Must(new Withdraw(c, Words(1)), Secretary), c => w.Do(new Withdraw(c, Words(1)), Secretary)),
        ["CaseRefusals.StepMoved"] = w => w.Do(new GiveAnswer(w.Topic(), Secretary, "hand_out", "given", Nothing), Secretary),
        ["CaseRefusals.NotAsked"] = w => w.Answer(w.Topic(), Members[7], "accept"),
        ["CaseRefusals.Excepted"] = w => w.Answer(w.Object(w.AtNotice(), Supervisors[0]), Supervisors[0], "reject"),
        ["CaseRefusals.NoSuchOutcome"] = w => w.Answer(w.Topic(), Secretary, "perhaps"),
        ["CaseRefusals.NotADraft"] = w => w.Do(new CoSign(w.Topic(), Villagers[0]), Villagers[0]),
        ["CaseRefusals.SignedAlready"] = w => w.Do(new CoSign(Draft(w), Villagers[0]), Villagers[0]),
        ["CaseRefusals.NotSigned"] = w => w.Do(new WithdrawSignature(Draft(w), Villagers[1]), Villagers[1]),
        ["CaseRefusals.NotOnSigningRoll"] = w => w.Do(new CoSign(Draft(w), Stranger), Stranger),
        ["CaseRefusals.OpenedByOthersOnly"] = w => w.Do(Opening(w.NewCase()) with { Procedure = "members_decision" }, Secretary),
        ["CaseRefusals.AnsweredAlready"] = w => Then(
            w.AtReviews(), c => w.Answer(c, Members[0], null, ("view", new ChoiceValue("fair"))), c => w.Answer(c, Members[0], null, ("view", new ChoiceValue("fair")))),
        ["CaseRefusals.WrongStage"] = w => w.Report(w.AtCarry(), "before"),
        ["CaseRefusals.ReasonMissing"] = w => w.Do(new SayUnable(w.AtCarry(), Person(7), "carry", Words(1), 0), Person(7)),
        ["CaseRefusals.NoNotice"] = w => w.Do(new Lianxin.Kernel.Cases.Object(w.Topic(), w.NewCase(), Stranger, Nothing), Stranger),
        ["CaseRefusals.ObjectionsClosed"] = w => Then(
            w.AtNotice(), c => w.Object(c, Stranger), c => w.PassDays(9), c => w.Do(new Lianxin.Kernel.Cases.Object(c, w.NewCase(), Stranger, Nothing), Stranger)),
        ["CaseRefusals.MayNotWithdraw"] = w => w.Do(new Withdraw(w.Topic(), Words(1)), Deputy),
        ["CaseRefusals.TooLateTo"] = w => w.Do(new Withdraw(w.AtNotice(), Words(1)), Secretary),
        ["CaseRefusals.MayNotCorrect"] = w => w.Do(new Correct(w.Topic(), "title", Text(), Words(1)), Members[7]),
        ["CaseRefusals.HappenedBeforeStep"] = w => w.Do(new Withdraw(w.Topic(), Words(1)), Secretary, w.Now.Plus(TimeSpan.FromHours(-1))),
        ["CaseRefusals.HappenedLater"] = w => w.Do(new Withdraw(w.Topic(), Words(1)), Secretary, w.Now.Plus(TimeSpan.FromHours(1))),
        ["CaseRefusals.AgentNotEntitled"] = w => w.Do(new GiveAnswer(w.Topic(), Secretary, "review", "accept", Nothing), Deputy),
        ["CaseRefusals.NotOnPaper"] = w => w.Do(new GiveAnswer(w.Topic(), Secretary, "review", "accept", Nothing), Secretary, agent: Deputy),
        ["CaseRefusals.PaperTooLate"] = w => LateOnPaper(w),
        ["CaseRefusals.BodyDecides"] = w => Then(w.Topic(), _ => 0, c => w.PassDays(9), c => w.Answer(c, TownSecretary, "accept")),
        ["CaseRefusals.NotOffered"] = w => Then(
            FlowPack.Open(FlowPack.AddTo(w), "wish", Secretary, "officers", ("what", Text())), _ => 0, c => w.Do(new Claim(c, Villagers[0], "offer"), Villagers[0])),
        ["CaseRefusals.RefusedAtDoor"] = w =>
        {
            FlowPack.AddTo(w).Values["way"] = "villagers";
            return w.Do(FlowPack.Opening(w, "matter", "members", ("body", Text())), Members[7]);
        },
        ["CaseRefusals.NotAbout"] = w => w.Do(FlowPack.Opening(FlowPack.AddTo(w), "remark", "villagers", ("words", Text())), Villagers[0]),
        ["CaseRefusals.NotAboutNow"] = w => w.Do(
            FlowPack.Opening(w, "remark", "villagers", ("words", Text())) with { About = FlowPack.Open(FlowPack.AddTo(w), "matter", Members[7], "members", ("body", Text())) }, Villagers[0]),
        ["CaseRefusals.OnBehalfOnly"] = w => w.Do(FlowPack.Opening(FlowPack.AddTo(w), "inquiry", "officers", ("people", new PeopleValue([Deputy]))), Secretary),
        ["CaseRefusals.NotQueued"] = w => w.Do(new AddItem(w.Meeting(Week), new ItemRequest(w.Topic(), [])), Secretary),
        ["CaseRefusals.OtherMeeting"] = w => Queued(w, (c, _) => w.Do(new AddItem(w.Meeting(Week), new ItemRequest(c, [])), Secretary)),
    };

    private static Dictionary<string, Func<KernelWorld, Decision>> Votes() => new(StringComparer.Ordinal)
    {
        ["CaseRefusals.NoVote"] = w => w.Do(new CloseVote(w.Topic(), null), Secretary),
        ["CaseRefusals.NotOnRoll"] = w => AtVote(w, (c, _) => w.Vote(c, Stranger, "agree")),
        ["CaseRefusals.VotedAlready"] = w => AtVote(w, (c, _) => Then(w.Vote(c, Members[0], "agree"), w.Vote(c, Members[0], "agree"))),
        ["CaseRefusals.NotAnOption"] = w => AtVote(w, (c, _) => w.Vote(c, Members[0], "perhaps")),
        ["CaseRefusals.NotChair"] = w => AtVote(w, (c, _) => w.Do(new CloseVote(c, null), Members[7])),
        ["CaseRefusals.MethodNotAllowed"] = w => AtVote(w, (c, _) => w.Do(new EnterCount(c, "dice", Counts(1)), Secretary)),
        ["CaseRefusals.CountTooLarge"] = w => AtVote(w, (c, _) => w.Do(new EnterCount(c, EnterCount.Hands, Counts(12, 1)), Secretary)),
        ["CaseRefusals.CountedAlready"] = w => AtVote(w, (c, _) => CountedOut(w, c)),
        ["CaseRefusals.NoCountPending"] = w => AtVote(w, (c, _) => w.Do(new ConfirmCount(c, Members[7]), Members[7])),
        ["CaseRefusals.OwnCount"] = w => Counted(w, c => w.Do(new ConfirmCount(c, Secretary), Secretary)),
        ["CaseRefusals.CountPending"] = w => Counted(w, c => w.Do(new CloseVote(c, null), Secretary)),
        ["CaseRefusals.NegativeCount"] = w => AtVote(w, (c, _) => w.Do(new EnterCount(c, EnterCount.Hands, Counts(3, -1)), Secretary)),
        ["CaseRefusals.ConfirmedAlready"] = w => Counted(w, c => Then(
            w.Must(new ConfirmCount(c, Members[7]), Members[7]), w.Do(new ConfirmCount(c, Members[7]), Members[7]))),
        ["CaseRefusals.PollsOpen"] = w => w.Do(new CloseVote(Poll(w), null), Secretary),
        ["CaseRefusals.PollsClosed"] = w =>
        {
            var poll = Poll(w);
            w.PassDays(4);
            return w.Vote(poll, Members[0], "agree");
        },
        ["CaseRefusals.SecretChoice"] = w =>
        {
            w.Values["secret"] = "true";
            return AtVote(w, (c, _) => w.Do(new CastBallot(c, Members[0], "agree"), Members[0]));
        },
    };

    private static CaseId Poll(KernelWorld w)
    {
        w.Add(Pack11.Plain("poll", Pack11.MembersPoll(paper: true)));
        return w.Open("poll");
    }

    private static readonly TimeSpan Week = TimeSpan.FromDays(8);

    private static Decision Then(Decision first, Decision second) => first.Accepted ? second : first;

    private static Decision Then(CaseId id, Func<CaseId, object> first, Func<CaseId, Decision> last)
    {
        _ = first(id);
        return last(id);
    }

    private static Decision Then(CaseId id, Func<CaseId, object> first, Action<CaseId> second, Func<CaseId, Decision> last)
    {
        _ = first(id);
        second(id);
        return last(id);
    }

    private static Decision File(KernelWorld w, string field, FieldValue value) => File(w, Many, field, value);

    private static Decision File(KernelWorld w, FormDefinition form, string field, FieldValue value)
    {
        w.Forms[form.FullName] = form;
        return w.Do(new FileRecord(new RecordId(w.Id()), Branch, Pack, "many", Values((field, value))), Secretary);
    }

    private static OpenCase Opening(CaseId id) => new(id, Pack, "topic", Branch, "branch_committee", Course.Form());

    private static CaseId Draft(KernelWorld w) => w.Open("topic", Course.Form(), Villagers[0], "villagers");

    private static CallMeeting Call(KernelWorld w, MeetingId? id = null) =>
        new(id ?? new MeetingId(w.Id()), Branch, Pack, "members_meeting", w.Now.Plus(Week), Words(1), [], []);

    private static Decision AtVote(KernelWorld w, Func<CaseId, MeetingId, Decision> act)
    {
        var (id, meeting) = w.AtVote();
        return act(id, meeting);
    }

    private static Decision Counted(KernelWorld w, Func<CaseId, Decision> act) => AtVote(w, (c, _) =>
    {
        w.Must(new EnterCount(c, EnterCount.Hands, Counts(9)), Secretary);
        return act(c);
    });

    private static Decision CountedOut(KernelWorld w, CaseId id)
    {
        w.Must(new EnterCount(id, EnterCount.Hands, Counts(12)), Secretary);
        w.Must(new ConfirmCount(id, Members[6]), Members[6]);
        w.Must(new ConfirmCount(id, Members[7]), Members[7]);
        return w.Vote(id, Members[0], "agree");
    }

    private static Decision Queued(KernelWorld w, Func<CaseId, MeetingId, Decision> act)
    {
        var id = w.Topic();
        w.Review(id);
        return act(id, w.Call("members_meeting", id));
    }

    private static Decision LateOnPaper(KernelWorld w)
    {
        w.OnPaper("review", Time("1 day"));
        var (id, begun) = (w.Topic(), w.Now);
        w.PassDays(3);
        return w.Do(new GiveAnswer(id, Secretary, "review", "accept", Nothing), Secretary, begun, Deputy);
    }

    private static Decision Twice(KernelWorld w)
    {
        w.Forms[Many.FullName] = Many with { Unique = ["day"] };
        var first = File(w, w.Forms[Many.FullName], "day", Say.Day("2026-03-01"));
        return Then(first, File(w, w.Forms[Many.FullName], "day", Say.Day("2026-03-01")));
    }

    private static Decision Late(KernelWorld w)
    {
        var meeting = w.Meeting(Week);
        w.PassDays(3);
        return w.Do(new AddItem(meeting, new ItemRequest(w.Topic(), [])), Secretary);
    }

    private static Decision Cancelled(KernelWorld w, Func<MeetingId, IMeetingCommand> act)
    {
        var meeting = w.Meeting(Week);
        w.Must(new CancelMeeting(meeting, Words(1)), Secretary);
        return w.Do(act(meeting), Secretary);
    }

    private static Decision Begun(KernelWorld w, Func<MeetingId, IMeetingCommand> act)
    {
        var meeting = w.Meeting(Week);
        w.Begin(meeting, 9);
        return w.Do(act(meeting), Secretary);
    }

    private static Decision NoOpinion(KernelWorld w)
    {
        var meeting = Call(w) with { Kind = "representatives_meeting" };
        w.Must(meeting, Secretary);
        return w.Do(new Reply(meeting.Meeting, Representatives[0], false, Words(1)), Representatives[0]);
    }
}
