using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.People;

/// <summary>Why an act on a person is refused; closed list, 2000 to 2099.</summary>
public static class PersonRefusals
{
    public static Refusal Unknown(PersonId id) => Refusal.Of(2001, "person.unknown", ("person", id));
    public static Refusal Exists(PersonId id) => Refusal.Of(2002, "person.exists", ("person", id));
    public static Refusal UnknownOrg(OrgId id) => Refusal.OfField(2003, "person.unknown_org", "org", ("org", id));
    public static Refusal NoSuchPost(string post, string kind) => Refusal.OfField(2004, "person.no_such_post", "post", ("post", post), ("kind", kind));
    public static Refusal SeatsFull(string post, int seats) => Refusal.OfField(2005, "person.seats_full", "post", ("post", post), ("seats", seats));
    public static Refusal NotWith(string post, string other) => Refusal.OfField(2006, "person.not_with", "post", ("post", post), ("other", other));
    public static Refusal AlreadyAffiliated(string stage) => Refusal.OfField(2007, "person.already_affiliated", "stage", ("stage", stage));
    public static Refusal NotAffiliated(string stage) => Refusal.OfField(2008, "person.not_affiliated", "stage", ("stage", stage));
    public static Refusal AlreadyAppointed(string post) => Refusal.OfField(2009, "person.already_appointed", "post", ("post", post));
    public static Refusal NotAppointed(string post) => Refusal.OfField(2010, "person.not_appointed", "post", ("post", post));
    public static Refusal TermEndsBeforeItBegins() => Refusal.OfField(2011, "person.term_backwards", "to");
    public static Refusal NotEntitled() => Refusal.Of(2012, "person.not_entitled");
    public static Refusal NoSuchStage(string stage, string kind) => Refusal.OfField(2013, "person.no_such_stage", "stage", ("stage", stage), ("kind", kind));
    public static Refusal DayNotMeant(string field, DateOnly day) => Refusal.OfField(2014, "person.day_not_meant", field, ("day", day.ToString("o")));
    public static Refusal EndsBeforeItBegins(DateOnly begun) => Refusal.OfField(2015, "person.ends_early", "on", ("begun", begun.ToString("o")));
    public static Refusal NothingHere() => Refusal.OfField(2016, "person.nothing_here", "stage");
    public static Refusal TagNotReadable() => Refusal.OfField(2017, "person.tag_not_readable", "tags");
    public static Refusal OrgDissolved(OrgId org) => Refusal.OfField(2018, "person.org_dissolved", "org", ("org", org));
    public static Refusal BeginsBeforeOrg(OrgId org, DateOnly begun) => Refusal.OfField(2019, "person.before_org", "from", ("org", org), ("begun", begun.ToString("o")));
}
