using Lianxin.Packs.Texts;
using Lianxin.Rules;

namespace Lianxin.Packs.Checking;

/// <summary>A path in words of one language. A step is named by its text and its name in the file, where the pack has texts.</summary>
internal sealed class PathWords(PackTexts texts, FlowGraph graph, Language language)
{
    public string Of(int start, IReadOnlyList<Edge> path) =>
        path.Count == 0
            ? Node(start)
            : string.Join(" > ", path.Select(e => language == Language.Chinese ? $"{Node(e.From)}（{Outcome(e)}）" : $"{Node(e.From)} ({Outcome(e)})").Append(Node(path[^1].To)));

    private string Node(int node)
    {
        var name = graph.Nodes[node];
        var path = graph.IsEnd(node) ? $"procedures.{Procedure}.ends.{graph.EndName(node)}" : $"procedures.{Procedure}.steps.{name}";
        return texts.Find(path, language) is { } said ? $"{said} {name}" : name;
    }

    private string Outcome(Edge edge) =>
        texts.Find($"procedures.{Procedure}.steps.{graph.Nodes[edge.From]}.{edge.Outcome}", language)
        ?? (texts == PackTexts.Empty ? null : StandardWords.Find(edge.Outcome, language)) ?? edge.Outcome;

    private string Procedure => graph.Procedure.Name.Value;
}
