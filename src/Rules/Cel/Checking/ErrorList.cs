using Lianxin.Rules.Cel.Syntax;

namespace Lianxin.Rules.Cel.Checking;

/// <summary>Collects mistakes and places them in the file.</summary>
internal sealed class ErrorList(string source, SourcePlace place)
{
    private readonly List<CelError> errors = [];

    public IReadOnlyList<CelError> Errors => [.. errors.OrderBy(error => error.Offset)];

    public void Add(SyntaxError error) => Add(error.Span, error.Code, error.Hint, error.Facts.Count > 1 && error.Hint is not null ? [error.Facts[1]] : [], error.Facts);

    public void Add(Span span, string code, params IReadOnlyList<string> facts) => Add(span, code, null, [], facts);

    public void Add(Span span, string code, string? hint, IReadOnlyList<string> hintFacts, IReadOnlyList<string> facts)
    {
        var offset = Math.Min(span.Offset, source.Length);
        var before = source.AsSpan(0, offset);
        var lineStart = before.LastIndexOf('\n') + 1;
        var lineEnd = source.IndexOf('\n', lineStart);
        var line = source[lineStart..(lineEnd < 0 ? source.Length : lineEnd)].TrimEnd('\r');
        var lines = before.Count('\n');
        var column = offset - lineStart + (lines == 0 ? place.Column : 1);
        errors.Add(new(code, place.File, place.Line + lines, column, offset, span.Length, facts, hint, hintFacts, line, offset - lineStart));
    }
}
