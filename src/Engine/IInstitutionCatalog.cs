using Lianxin.Kernel;

namespace Lianxin.Engine;

/// <summary>The institutions in force, every version a running case may have begun under, and their words.</summary>
public interface IInstitutionCatalog
{
    IReadOnlyList<Institution> Latest { get; }

    Institution? Find(string pack);

    Institution? Find(string pack, int version);

    /// <summary>Every version of a pack at hand, that in force first and then the latest first.</summary>
    IEnumerable<Institution> Versions(string pack) => Find(pack) is { } one ? [one] : [];

    /// <summary>
    /// The word for a path of a pack, such as <c>procedures.topic.steps.review.accept</c>, in <c>zh</c> or <c>en</c>;
    /// looked up in the packs it uses too; the path's last part where there is none.
    /// </summary>
    string Word(string pack, string path, string language);
}
