using System;
using System.Collections.Immutable;
using System.Threading;
using HypercallSdk.Generators.Gathering;
using HypercallSdk.Generators.Naming;
using HypercallSdk.Generators.Tests.Harness;
using HypercallSdk.Generators.Tests.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HypercallSdk.Generators.Tests;

/// <summary>A generator that is told to stop stops, and a later run starts from where it was.</summary>
public sealed class CancellationTests
{
    [Fact]
    public void A_cancelled_run_throws_and_the_next_run_is_whole()
    {
        CSharpCompilation compilation = Compiler.Compile(ContractShapes.Structures, KernelShapes.Full);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ContractGenerator().AsSourceGenerator(), new HandlerGenerator().AsSourceGenerator(), new KernelGenerator().AsSourceGenerator(), new SyscallGenerator().AsSourceGenerator()],
            parseOptions: Compiler.ParseOptions);
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(compilation, cancellation.Token));
        driver = driver.RunGenerators(compilation, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(5, driver.GetRunResult().GeneratedTrees.Length);
    }

    [Fact]
    public void The_search_for_clashes_stops() =>
        Assert.Throws<OperationCanceledException>(() => HintNames.FindClashes(ImmutableArray.Create("a", "A"), new CancellationToken(canceled: true)));

    [Fact]
    public void Reading_documentation_stops()
    {
        INamedTypeSymbol contract = Compiler.Compile(ContractShapes.Documented).GetTypeByMetadataName("Shapes.IDocumented")!;
        Assert.Throws<OperationCanceledException>(() => Documentation.Lines(contract, new CancellationToken(canceled: true)));
    }
}
