using System;
using System.Collections.Generic;
using System.Linq;
using HypercallSdk.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HypercallSdk.Analyzers.Tests.Rules;

/// <summary>A rule as the analyzers' assembly has it.</summary>
internal sealed record Rule(Type Analyzer, DiagnosticDescriptor Descriptor)
{
    /// <summary>Every rule, by its number.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. typeof(SdkAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics.Select(descriptor => new Rule(type, descriptor)))
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>Every fix.</summary>
    public static IReadOnlyList<CodeFixProvider> Fixes { get; } =
    [
        .. typeof(SdkCodeFix).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>Its number.</summary>
    public string Id => Descriptor.Id;

    /// <summary>Its title.</summary>
    public string Title => Descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Its page.</summary>
    public string Page => $"docs/rules/{Id}.md";

    /// <summary>The fix of what it reports, if there is one.</summary>
    public CodeFixProvider? Fix => Fixes.FirstOrDefault(fix => fix.FixableDiagnosticIds.Contains(Id));

    /// <inheritdoc/>
    public override string ToString() => Id;
}
