using Lianxin.Packs.Checking;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Xunit;

namespace Lianxin.Tests.Packs.Checking;

/// <summary>S8: who is left of those who decide, and posts demanded of different persons.</summary>
public sealed class SeatsTests
{
    private const string Two = """
        pack: two-checks
        version: 1
        title: 两核
        orgs: { village: { head: head } }
        posts:
          head:   { in: village }
          second: { in: village, seats: 1SECOND }
          clerk:  { in: village, seats: 2..3 }
        groups:
          heads:   { hold: head, of: org }
          seconds: { hold: second, of: org }
          others:  { hold: second, of: org, except: heads }
          clerks:  { hold: clerk, of: org }
        procedures:
          claim:
            form: { what: longtext }
            at: village
            open: [{ by: clerks }]
            steps:
              - decide: checks
                BY
                fill: { reasons: longtext }
                within: 5 days
                then: { right: next, wrong: end refused, late: escalate }
              - decide: audit
                AUDIT
                fill: { reasons: longtext }
                within: 5 days
                then: { right: next, wrong: end refused, late: escalate }
        """;

    [Theory]
    [InlineData("by: [heads, seconds]\n        need: each", "by: clerks", "", "S806")]
    [InlineData("by: [heads, seconds]\n        need: each", "by: clerks", ", not_with: head", "")]
    [InlineData("by: heads", "by: seconds\n        except: [actors.checks]", "", "S806")]
    [InlineData("by: heads", "by: seconds\n        except: [actors.checks]", ", not_with: head", "")]
    [InlineData("by: heads", "by: others\n        except: [actors.checks]", "", "")]
    [InlineData("by: clerks", "by: clerks\n        except: [actors.checks]", "", "")]
    [InlineData("by: clerks\n        need: each", "by: clerks\n        except: [actors.checks]", "", "S803")]
    [InlineData("by: clerks", "by: clerks\n        except: [actors.checks, opener]", "", "S803")]
    [InlineData("by: heads", "by: clerks\n        except: [actors.checks, heads]", "", "")]
    [InlineData("by: clerks", "by: clerks\n        except: [clerks]", "", "S805")]
    public void People_are_left_and_apart(string checks, string audit, string second, string code)
    {
        var text = Two.Replace("BY", checks, StringComparison.Ordinal).Replace("AUDIT", audit, StringComparison.Ordinal).Replace("SECOND", second, StringComparison.Ordinal);
        var report = PackChecker.Check(PackLibrary.Parse(new Report(), ("two.yaml", text))).Report;
        Assert.Equal(code.Length == 0 ? [] : [code], report.All.Where(d => d.Code != Codes.UsedByNothing).Select(d => d.Code.Id));
    }
}
