namespace Lianxin.Rules.Cel.Running;

/// <summary>
/// The state of one run. A failing operation notes the fault and returns its type's empty value; evaluation goes on,
/// which is safe since nothing has an effect, and whoever may absorb the fault (&amp;&amp;, ||, all, exists) takes it away.
/// So nothing is thrown. Cost is charged per turn of a loop and per size of texts and lists; when it is used up
/// loops stop and the run ends in a fault that nothing absorbs.
/// </summary>
internal sealed class CelRun(CelBindings bindings, long costBound)
{
    private string? faultCode;
    private int faultAt;

    public CelBindings Bindings { get; } = bindings;

    public long CostLeft { get; private set; } = costBound;

    public bool IsExhausted { get; private set; }

    /// <summary>Ready for another run of the same program.</summary>
    public void Restart(long costLeft)
    {
        CostLeft = costLeft;
        IsExhausted = false;
        faultCode = null;
    }

    public bool Failed => faultCode is not null;

    public CelFault? Fault => IsExhausted ? new(CelFaults.Budget) : faultCode is null ? null : new(faultCode, faultAt);

    /// <summary>Notes a fault; the first stays.</summary>
    public void Fail(int at, string code)
    {
        if (faultCode is not null)
            return;
        faultCode = code;
        faultAt = at;
    }

    /// <summary>Charges cost; false once the bound is passed.</summary>
    public bool Charge(long cost)
    {
        CostLeft -= Math.Min(cost, long.MaxValue / 2);
        if (CostLeft < 0)
        {
            IsExhausted = true;
            CostLeft = 0;
        }
        return !IsExhausted;
    }

    /// <summary>Takes the fault away, to be given back or dropped.</summary>
    public SavedFault Take()
    {
        var saved = new SavedFault(faultCode, faultAt);
        faultCode = null;
        return saved;
    }

    /// <summary>Puts a fault back in place of whatever is there; one that was none changes nothing.</summary>
    public void Restore(SavedFault saved)
    {
        if (saved.Code is null)
            return;
        faultCode = saved.Code;
        faultAt = saved.At;
    }

    /// <summary>left &amp;&amp; right, after left (true or failed) was saved and right was run: a false right wins over any fault.</summary>
    public bool AfterAnd(SavedFault left, bool right)
    {
        if (!Failed && !right)
            return false;
        Restore(left);
        return !Failed;
    }

    /// <summary>left || right, after left (false or failed) was saved and right was run: a true right wins over any fault.</summary>
    public bool AfterOr(SavedFault left, bool right)
    {
        if (!Failed && right)
            return true;
        Restore(left);
        return false;
    }
}

/// <summary>A fault put aside.</summary>
internal readonly record struct SavedFault(string? Code, int At);

/// <summary>The codes of faults.</summary>
internal static class CelFaults
{
    public const string Budget = "cel.run.budget";
    public const string Unbound = "cel.run.unbound";
    public const string Type = "cel.run.type";
    public const string Overload = "cel.run.no_overload";
    public const string Overflow = "cel.run.overflow";
    public const string DivideByZero = "cel.run.divide_by_zero";
    public const string NoKey = "cel.run.no_key";
    public const string NoField = "cel.run.no_field";
    public const string Index = "cel.run.index";
    public const string Conversion = "cel.run.conversion";
    public const string Regex = "cel.run.regex";
    public const string DuplicateKey = "cel.run.duplicate_key";
    public const string BadKey = "cel.run.bad_key";
    public const string NoValue = "cel.run.no_value";
    public const string Place = "cel.run.place";
    public const string Format = "cel.run.format";
    public const string Zone = "cel.run.zone";
    public const string TimeRange = "cel.run.time_range";
}
