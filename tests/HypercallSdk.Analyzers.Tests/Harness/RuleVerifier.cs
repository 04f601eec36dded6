extern alias Generators;
using System;
using System.Collections.Generic;
using Basic.Reference.Assemblies;
using Generators::HypercallSdk.Generators;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace HypercallSdk.Analyzers.Tests.Harness;

/// <summary>
/// One rule over one user's project: .NET, the SDK's own assemblies, the generators run, unsafe code allowed, nullable on.
/// What is not marked in the source must not be reported, and the source must compile.
/// </summary>
internal sealed class RuleVerifier<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    public RuleVerifier()
    {
        // The package with .NET's reference assemblies is not asked for: they are added below.
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        TestState.AdditionalReferences.AddRange(Net100.References.All);
        TestState.AdditionalReferences.Add(typeof(HypercallResult).Assembly);
        TestState.AdditionalReferences.Add(typeof(GuestKernelAttribute).Assembly);
        TestState.AdditionalReferences.Add(typeof(Host).Assembly);
        TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
        CompilerDiagnostics = CompilerDiagnostics.Errors;
    }

    /// <summary>Adds an .editorconfig or a .globalconfig.</summary>
    public void AddConfig(string text, string path) => TestState.AnalyzerConfigFiles.Add((path, text));

    protected override IEnumerable<Type> GetSourceGenerators() =>
        [typeof(ContractGenerator), typeof(HandlerGenerator), typeof(KernelGenerator), typeof(SyscallGenerator)];

    protected override CompilationOptions CreateCompilationOptions() =>
        ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithAllowUnsafe(true).WithNullableContextOptions(NullableContextOptions.Enable);

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.CSharp13, DocumentationMode.Diagnose);
}
