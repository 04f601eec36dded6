using System.Collections.Generic;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace HypercallSdk.Analyzers.Tests.Harness;

/// <summary>What every rule with a fix is held to beside: one report mended, all at once mended, and the outcome compiles.</summary>
/// <typeparam name="TAnalyzer">The rule.</typeparam>
/// <typeparam name="TFix">Its fix.</typeparam>
public abstract class FixTests<TAnalyzer, TFix> : RuleTests<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>A file with one report.</summary>
    protected abstract string Before { get; }

    /// <summary>What the fix makes of it.</summary>
    protected abstract string After { get; }

    /// <summary>A file with several reports, some beside each other.</summary>
    protected abstract string BeforeAll { get; }

    /// <summary>What fixing all of them makes of it.</summary>
    protected abstract string AfterAll { get; }

    /// <summary>The additional files after a fix that changes them, by what the source is then.</summary>
    protected virtual IEnumerable<(string Name, string Text)> FixedAdditionalFiles(string after) => AdditionalFiles;

    [Fact]
    public Task The_fix_mends_one()
    {
        Markup.Read(Before, out List<LinePositionSpan> marked);
        Assert.Single(marked);
        return Fixes(Before, After);
    }

    [Fact]
    public Task The_fix_mends_all_at_once()
    {
        Markup.Read(BeforeAll, out List<LinePositionSpan> marked);
        Assert.True(marked.Count > 1);
        return Fixes(BeforeAll, AfterAll);
    }

    /// <summary>
    /// The fix makes one of the other, one report after the other and by FixAll in document, project and solution; what it
    /// makes compiles and is not reported.
    /// </summary>
    protected Task Fixes(string before, string after)
    {
        RuleVerifier<TAnalyzer, TFix> test = Test(before);
        test.FixedCode = after;
        foreach ((string name, string text) in FixedAdditionalFiles(after))
            test.FixedState.AdditionalFiles.Add((name, text));

        return test.RunAsync(Xunit.TestContext.Current.CancellationToken);
    }
}
