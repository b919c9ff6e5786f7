using Lianxin.Packs.Library;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>How a place names people.</summary>
public enum PeopleKind
{
    Group,
    Subject,
    Opener,
    Public,
    Anyone,
    Argument,
    FormField,
    StepField,
    Actors,

    /// <summary>those who have a row in a sheet frozen before</summary>
    Sheet,
    About,
    Present,
    Unknown,
}

/// <summary>People named at one place; <c>Name</c> is the group, argument, field or step; <c>Member</c> a step's field.</summary>
public sealed record People(PeopleKind Kind, string Name, string Member, Place Place)
{
    /// <summary>Reads <c>members</c>, <c>subject</c>, <c>form.doer</c>, <c>steps.hand_out.doer</c>, <c>actors.review</c> or an argument.</summary>
    public static People Of(Located<string> text, ProcedureDecl? procedure, Scope scope)
    {
        var parts = text.Value.Split('.');
        return parts switch
        {
            ["public"] => new People(PeopleKind.Public, "public", "", text.Place),
            ["anyone"] => new People(PeopleKind.Anyone, "anyone", "", text.Place),
            ["opener"] => new People(PeopleKind.Opener, "opener", "", text.Place),
            ["subject"] => new People(PeopleKind.Subject, "subject", "", text.Place),
            [var name] when procedure?.Takes.Has(name) == true => new People(PeopleKind.Argument, name, "", text.Place),
            [var name] when scope.Groups.Has(name) => new People(PeopleKind.Group, name, "", text.Place),
            [var name] when procedure?.Steps.Find(name) is FreezeStep => new People(PeopleKind.Sheet, name, "", text.Place),
            ["form", var field] => new People(PeopleKind.FormField, field, "", text.Place),
            ["actors", var step] => new People(PeopleKind.Actors, step, "", text.Place),
            ["about", .. { Length: > 0 } rest] when procedure?.About is not null => new People(PeopleKind.About, string.Join('.', rest), "", text.Place),
            [var name] when procedure?.Steps.Find(name) is MeetStep => new People(PeopleKind.Present, name, "", text.Place),
            ["steps", var step, var field] => new People(PeopleKind.StepField, step, field, text.Place),
            _ => new People(PeopleKind.Unknown, text.Value, "", text.Place),
        };
    }

    /// <summary>Every word that could have been meant.</summary>
    public static IEnumerable<string> Known(ProcedureDecl? procedure, Scope scope) =>
        scope.Groups.All.Concat(Words.People).Concat(procedure?.Takes.Names ?? []);

    /// <summary>
    /// People who owe nothing by office and so may let a step lie: affiliations, the person concerned, the opener.
    /// </summary>
    public bool IsFree(Scope scope) => Kind switch
    {
        PeopleKind.Subject or PeopleKind.Opener or PeopleKind.Anyone or PeopleKind.Public => true,
        PeopleKind.Sheet or PeopleKind.About or PeopleKind.Present => true,
        PeopleKind.Group => IsFree(scope, Name, []),
        _ => false,
    };

    /// <summary>True where a group has somebody in it who holds no post.</summary>
    public static bool IsFree(Scope scope, string group, HashSet<string> seen) =>
        scope.Groups.Find(group) is { } decl && seen.Add(group)
        && (decl.Are is not null || decl.Any.Any(g => IsFree(scope, g.Value, seen)));
}
