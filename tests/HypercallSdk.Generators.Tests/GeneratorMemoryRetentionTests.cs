using System;
using System.Linq;
using System.Runtime.CompilerServices;
using HypercallSdk.Generators.Tests.Harness;
using HypercallSdk.Generators.Tests.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HypercallSdk.Generators.Tests;

/// <summary>What a generator remembers holds no compilation: an editor that runs for days keeps the newest alone.</summary>
public sealed class GeneratorMemoryRetentionTests
{
    [Fact]
    public void A_compilation_dies_after_a_newer_run()
    {
        (GeneratorDriver driver, WeakReference compilation, WeakReference tree) = RunTwice();
        for (int attempt = 0; attempt < 10 && (compilation.IsAlive || tree.IsAlive); attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(compilation.IsAlive, "the old compilation is still held");
        Assert.False(tree.IsAlive, "an old syntax tree is still held");
        GC.KeepAlive(driver);
    }

    /// <summary>Runs over one compilation and then over another; not inlined, so that no local of the test keeps the first.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorDriver Driver, WeakReference Compilation, WeakReference Tree) RunTwice()
    {
        // Without tracking: the record of steps that tests ask for is what an editor does not keep.
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ContractGenerator().AsSourceGenerator(), new HandlerGenerator().AsSourceGenerator(), new KernelGenerator().AsSourceGenerator(), new SyscallGenerator().AsSourceGenerator()],
            parseOptions: Compiler.ParseOptions);
        string[] sources = [ContractShapes.Structures, ContractShapes.FirstField, KernelShapes.Full];
        CSharpCompilation old = Compiler.Compile(sources);
        driver = driver.RunGenerators(old, Xunit.TestContext.Current.CancellationToken);

        // Every tree is another one, and nothing that the models say is.
        CSharpCompilation newer = Compiler.Compile([.. sources.Select(static source => "// newer\n" + source)]);
        driver = driver.RunGenerators(newer, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(8, driver.GetRunResult().Results.Sum(static result => result.GeneratedSources.Length));
        return (driver, new WeakReference(old), new WeakReference(old.SyntaxTrees[0]));
    }
}
