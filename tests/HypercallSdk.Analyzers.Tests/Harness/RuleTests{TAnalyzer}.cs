using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace HypercallSdk.Analyzers.Tests.Harness;

/// <inheritdoc cref="RuleTests{TAnalyzer, TFix}"/>
/// <typeparam name="TAnalyzer">The rule, which has no fix.</typeparam>
public abstract class RuleTests<TAnalyzer> : RuleTests<TAnalyzer, EmptyCodeFixProvider>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
}
