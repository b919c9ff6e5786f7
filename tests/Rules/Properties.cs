using FsCheck;
using FsCheck.Fluent;

namespace Lianxin.Tests.Rules;

/// <summary>Runs a property over many drawn values and fails the test with the smallest counterexample.</summary>
internal static class Properties
{
    public static void Hold<T>(Gen<T> gen, Func<T, bool> property, int tests = 400) =>
        Prop.ForAll(gen.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(tests).WithQuietOnSuccess(true));
}
