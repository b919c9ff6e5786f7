using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Syntax;

/// <summary>
/// How running cases of an earlier version go on under this one: for each procedure named, its steps become those of the
/// same name unless it is said otherwise.
/// </summary>
public sealed record CarryOverDecl(Located<int> Version, IReadOnlyList<CarriedDecl> Carried);

/// <summary><c>topic.review: look</c>; or <c>topic: topic</c>, where no step changed its name.</summary>
public sealed record CarriedDecl(Located<string> Procedure, Located<string>? OldStep, Located<string> New);
