using System.Collections.Generic;
using System.Linq;
using HypercallSdk.Generators.Tests.Harness;
using HypercallSdk.Generators.Tests.Shapes;
using Microsoft.CodeAnalysis.CSharp;

namespace HypercallSdk.Generators.Tests;

/// <summary>What is emitted depends on what the sources say, not on the order in which the compiler was given them.</summary>
public sealed class OrderingStabilityTests
{
    private static readonly (string Path, string Source)[] _parts =
    [
        ("Part1.cs", """
            using HypercallSdk.Abi;
            using HypercallSdk.Guest;

            namespace Shapes;

            [GuestKernel]
            internal partial struct Parts
            {
                [VirqHandler(Virq.Timer)] private void First() { }
                [PortHandler] private void Second() { }
            }

            [HypercallContract]
            internal partial interface IParts
            {
                /// <summary>Comes first.</summary>
                [Hypercall((HypercallNumber)50, Command = 2)]
                HypercallResult First();
            }
            """),
        ("Part2.cs", """
            using HypercallSdk.Abi;
            using HypercallSdk.Guest;

            namespace Shapes;

            internal partial struct Parts
            {
                [IpiHandler(0)] private void Third() { }
                [PortHandler] private void Fourth() { }
            }

            internal partial interface IParts
            {
                /// <summary>Comes second.</summary>
                [Hypercall((HypercallNumber)50, Command = 1)]
                HypercallResult Second();
            }
            """),
    ];

    [Fact]
    public void The_order_of_files_does_not_count()
    {
        (string Path, string Source)[] files =
        [
            .. _parts,
            .. ContractShapes.All.Where(static shape => shape.Key is "Numbers" or "Numbering").Select(static shape => (shape.Key + ".cs", shape.Value)),
        ];
        Assert.Equal(Generate(files), Generate([.. files.Reverse()]));
    }

    [Fact]
    public void Event_handlers_are_numbered_as_the_files_read_in_the_order_of_their_paths()
    {
        string kernel = Generate([.. _parts.Reverse()])["Shapes.Parts.Kernel.g.cs"];
        Assert.Contains("EventHandlerId Second => new global::HypercallSdk.Guest.EventHandlerId(2)", kernel, System.StringComparison.Ordinal);
        Assert.Contains("EventHandlerId Fourth => new global::HypercallSdk.Guest.EventHandlerId(4)", kernel, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Two_compilations_of_one_source_emit_the_same_bytes()
    {
        foreach (string source in ContractShapes.All.Values.Concat(KernelShapes.All.Values))
        {
            Assert.Equal(Generation.Of(Compiler.Compile(source)).Sources, Generation.Of(Compiler.Compile(source)).Sources);
        }
    }

    private static SortedDictionary<string, string> Generate(IReadOnlyList<(string Path, string Source)> files)
    {
        CSharpCompilation compilation = Compiler.CompileFiles(files);
        return Generation.Of(compilation).Sources;
    }
}
