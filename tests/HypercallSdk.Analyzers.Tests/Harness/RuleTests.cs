using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace HypercallSdk.Analyzers.Tests.Harness;

/// <summary>
/// What every rule is held to. A rule's test class says what the bug looked like and what it became, and may add tests of
/// its own. One with a fix derives from <see cref="FixTests{TAnalyzer, TFix}"/>.
/// </summary>
/// <typeparam name="TAnalyzer">The rule.</typeparam>
/// <typeparam name="TFix">Its fix.</typeparam>
public abstract class RuleTests<TAnalyzer, TFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private static readonly DiagnosticDescriptor _rule = new TAnalyzer().SupportedDiagnostics[0];

    /// <summary>The bug as it was, in C#: a whole file, each report marked <c>{|HCSnnnn:like this|}</c>.</summary>
    protected abstract string Bug { get; }

    /// <summary>The same, mended as its authors mended it.</summary>
    protected abstract string Mended { get; }

    /// <summary>What looks like the bug and is none.</summary>
    protected abstract string NearMiss { get; }

    /// <summary>The project's <c>HypercallTargets</c>.</summary>
    protected virtual string Targets => "hosted";

    /// <summary>The project's additional files, by name.</summary>
    protected virtual IEnumerable<(string Name, string Text)> AdditionalFiles => [];

    [Fact]
    public Task The_bug_as_it_was_is_reported()
    {
        Markup.Read(Bug, out List<LinePositionSpan> marked);
        Assert.NotEmpty(marked);
        return Reports(Bug);
    }

    [Fact]
    public Task The_mended_form_is_not_reported() => Reports(Mended);

    [Fact]
    public Task A_near_miss_is_not_reported() => Reports(NearMiss);

    [Fact]
    public Task A_pragma_suppresses_it() => Reports($"#pragma warning disable {_rule.Id}\n{Markup.Remove(Bug)}");

    [Fact]
    public Task An_editorconfig_turns_it_off() => Reports(Markup.Remove(Bug), "none");

    [Fact]
    public Task An_editorconfig_changes_its_severity()
    {
        RuleVerifier<TAnalyzer, TFix> test = Test(Markup.Read(Bug, out List<LinePositionSpan> marked), "suggestion");
        foreach (LinePositionSpan span in marked)
            test.ExpectedDiagnostics.Add(new DiagnosticResult(_rule.Id, DiagnosticSeverity.Info).WithSpan(span.Start.Line + 1, span.Start.Character + 1, span.End.Line + 1, span.End.Character + 1).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));

        return test.RunAsync(Xunit.TestContext.Current.CancellationToken);
    }

    /// <summary>What is marked is reported, and nothing else.</summary>
    protected Task Reports(string source, string? severity = null) => Test(source, severity).RunAsync(Xunit.TestContext.Current.CancellationToken);

    /// <summary>A run that a test may add to.</summary>
    private protected RuleVerifier<TAnalyzer, TFix> Test(string source, string? severity = null)
    {
        var test = new RuleVerifier<TAnalyzer, TFix> { TestCode = source };
        test.AddConfig($"is_global = true\nbuild_property.HypercallTargets = {Targets}\n", "/.globalconfig");
        if (severity is not null)
            test.AddConfig($"root = true\n[*.cs]\ndotnet_diagnostic.{_rule.Id}.severity = {severity}\n", "/.editorconfig");

        foreach ((string name, string text) in AdditionalFiles)
            test.TestState.AdditionalFiles.Add((name, text));

        return test;
    }
}
