using System;
using System.Linq;
using HypercallSdk.Generators.Tests.Harness;
using HypercallSdk.Generators.Tests.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace HypercallSdk.Generators.Tests;

/// <summary>What runs again after an edit, by the kind of edit: nothing but what the edit means something to.</summary>
public sealed class IncrementalCachingTests
{
    private const string Unrelated = """
        namespace Shapes;

        internal static class Unrelated
        {
            public static int Answer(int question) => question + 42;
        }
        """;

    private static readonly string[] _files = [ContractShapes.Structures, KernelShapes.Full, Unrelated, SyscallShapes.Calls];

    [Fact]
    public void A_comment_in_an_unrelated_file_changes_nothing() =>
        AssertNothing(Edited(2, static text => "// Nothing to see.\n" + text));

    [Fact]
    public void A_comment_inside_a_method_changes_nothing() =>
        AssertNothing(Edited(0, static text => text.Replace("_kept = request;", "_kept = request; // kept for Get", StringComparison.Ordinal)));

    [Fact]
    public void An_empty_line_above_everything_changes_nothing() =>
        AssertNothing(Edited(0, static text => "\n\n" + text));

    [Fact]
    public void A_new_method_body_changes_nothing() =>
        AssertNothing(Edited(0, static text => text.Replace("count++;", "count += 2;", StringComparison.Ordinal)));

    [Fact]
    public void A_rename_in_an_unrelated_file_changes_nothing() =>
        AssertNothing(Edited(2, static text => text.Replace("Answer", "Reply", StringComparison.Ordinal)));

    [Fact]
    public void A_new_member_of_a_kernel_that_is_no_handler_changes_nothing() =>
        AssertNothing(Edited(1, static text => text.Replace("private Trace _log;", "private Trace _log;\n    private int _more;", StringComparison.Ordinal)));

    [Fact]
    public void A_new_file_changes_nothing()
    {
        Generation before = Generation.Of(_files);
        AssertNothing(before.Again(before.Input.AddSyntaxTrees(Compiler.Parse("Added.cs", "internal sealed class Added;"))));
    }

    [Fact]
    public void A_renamed_handler_of_a_kernel_changes_that_kernel_alone() =>
        AssertChanged(
            Edited(1, static text => text.Replace("OnTick", "OnTimer", StringComparison.Ordinal)),
            [Steps.GatherKernels, Steps.Kernels],
            ["Shapes.Full.Kernel.g.cs"]);

    [Fact]
    public void A_renamed_start_of_further_vCPUs_changes_that_kernel_alone() =>
        AssertChanged(
            Edited(1, static text => text.Replace("OnVcpu", "OnFurtherVcpu", StringComparison.Ordinal)),
            [Steps.GatherKernels, Steps.Kernels],
            ["Shapes.Full.Kernel.g.cs"]);

    [Fact]
    public void A_new_body_of_the_start_of_further_vCPUs_changes_nothing() =>
        AssertNothing(Edited(1, static text => text.Replace("_log.Add(13)", "_log.Add(15)", StringComparison.Ordinal)));

    [Fact]
    public void Handlers_in_another_order_change_their_kernel_alone() =>
        AssertChanged(
            Edited(1, static text => Swap(text, "[VirqHandler(Virq.Timer)]", "[PortHandler]\n    private void OnPing(Port port)")),
            [Steps.GatherKernels, Steps.Kernels],
            ["Shapes.Full.Kernel.g.cs"]);

    [Fact]
    public void Operations_in_another_order_change_their_contract_and_its_handler_alone() =>
        AssertChanged(
            Edited(0, static text => Swap(text, "Command = 0", "Command = 2")),
            [Steps.GatherContracts, Steps.Contracts, Steps.GatherHandlers, Steps.Handlers],
            ["Shapes.IStructures.Operations.g.cs", "Shapes.IStructures.Stubs.g.cs", "Shapes.StructuresHandler.Dispatcher.g.cs"]);

    [Fact]
    public void A_new_operation_changes_its_contract_and_its_handler_alone() =>
        AssertChanged(
            Edited(0, static text => text.Replace(
                "/// <summary>Reads.</summary>",
                "/// <summary>Is new.</summary>\n    [Hypercall((HypercallNumber)50, Command = 9)]\n    HypercallResult Added();\n\n    /// <summary>Reads.</summary>",
                StringComparison.Ordinal)),
            [Steps.GatherContracts, Steps.Contracts, Steps.GatherHandlers, Steps.Handlers],
            ["Shapes.IStructures.Operations.g.cs", "Shapes.IStructures.Stubs.g.cs", "Shapes.StructuresHandler.Dispatcher.g.cs"]);

    [Fact]
    public void A_new_sentence_of_documentation_changes_the_contract_but_not_its_handler() =>
        AssertChanged(
            Edited(0, static text => text.Replace("Reads and writes.", "Reads, then writes.", StringComparison.Ordinal)),
            [Steps.GatherContracts, Steps.Contracts],
            ["Shapes.IStructures.Operations.g.cs", "Shapes.IStructures.Stubs.g.cs"]);

    [Fact]
    public void A_new_field_of_a_structure_changes_the_fingerprint_but_not_the_handler() =>
        AssertChanged(
            Edited(0, static text => text.Replace("public uint Key;", "public uint Key; public uint Padding;", StringComparison.Ordinal)),
            [Steps.GatherContracts, Steps.Contracts],
            ["Shapes.IStructures.Operations.g.cs"]);

    [Fact]
    public void A_new_system_call_changes_its_contract_alone() =>
        AssertChanged(
            Edited(3, static text => text.Replace(
                "[UnknownSyscall] SyscallResult OnUnknown(ulong number, ref TrapFrame frame);",
                "[Syscall(60)] long Exit(int status) => status; [Syscall(39)] long Process();\n    [UnknownSyscall] SyscallResult OnUnknown(ulong number, ref TrapFrame frame);",
                StringComparison.Ordinal)),
            [Steps.GatherSyscalls, Steps.Syscalls],
            ["Shapes.ICalls.Syscalls.g.cs"]);

    [Fact]
    public void A_renamed_parameter_of_a_system_call_changes_nothing() =>
        AssertNothing(Edited(3, static text => text.Replace("[Syscall(8)] SyscallResult Seek(int file, long offset", "[Syscall(8)] SyscallResult Seek(int descriptor, long offset", StringComparison.Ordinal)));

    [Fact]
    public void A_new_body_of_a_system_call_changes_nothing() =>
        AssertNothing(Edited(3, static text => text.Replace("frame.Rip -= 2;", "frame.Rip -= 3;", StringComparison.Ordinal)));

    [Fact]
    public void A_kernel_that_implements_a_contract_no_longer_is_the_only_thing_that_changes() =>
        AssertChanged(
            Edited(3, static text => text.Replace("partial struct CallsKernel : ICalls", "partial struct CallsKernel", StringComparison.Ordinal)),
            [Steps.GatherKernels, Steps.Kernels],
            ["Shapes.CallsKernel.Kernel.g.cs"]);

    [Fact]
    public void A_second_contract_leaves_the_first_as_it_is()
    {
        Generation before = Generation.Of(_files);
        Generation after = before.Again(before.Input.AddSyntaxTrees(Compiler.Parse("Added.cs", ContractShapes.Numbers)));
        Assert.Equal(
            ["Shapes.INumbers.Operations.g.cs", "Shapes.INumbers.Stubs.g.cs", "Shapes.NumbersHandler.Dispatcher.g.cs"],
            after.Sources.Keys.Except(before.Sources.Keys).Order(StringComparer.Ordinal));
        Assert.All(after.ChangedSteps, static change => Assert.EndsWith(nameof(IncrementalStepRunReason.New), change.Replace("CollectNames: Modified", "New", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.All(after.ChangedOutputs, static change => Assert.EndsWith(nameof(IncrementalStepRunReason.New), change, StringComparison.Ordinal));
    }

    [Fact]
    public void A_removed_contract_takes_its_files_with_it()
    {
        Generation before = Generation.Of(_files);
        Generation after = before.Again(before.Input.RemoveSyntaxTrees(before.Input.SyntaxTrees.First()));
        Assert.Equal(
            ["Shapes.CallsKernel.Kernel.g.cs", "Shapes.CallsKernel.XenEntry.g.cs", "Shapes.Full.Kernel.g.cs", "Shapes.Full.XenEntry.g.cs", "Shapes.ICalls.Syscalls.g.cs"],
            after.Sources.Keys);
    }

    private static Generation Edited(int file, Func<string, string> edit)
    {
        Generation before = Generation.Of(_files);
        SyntaxTree tree = before.Input.SyntaxTrees.ElementAt(file);
        string old = tree.ToString();
        string text = edit(old);
        Assert.NotEqual(old, text);
        Generation after = before.Again(before.Input.ReplaceSyntaxTree(tree, tree.WithChangedText(SourceText.From(text))));
        Generation fresh = Generation.Of(after.Input);
        Assert.Equal(fresh.Sources, after.Sources);
        return after;
    }

    private static void AssertNothing(Generation after)
    {
        Assert.Empty(after.ChangedSteps);
        Assert.Empty(after.ChangedOutputs);
    }

    /// <summary>The steps that made something new, and the files that are then other than before.</summary>
    private static void AssertChanged(Generation after, string[] steps, string[] files)
    {
        Assert.Equal(
            steps.Order(StringComparer.Ordinal),
            after.ChangedSteps.Select(static change => change[..change.IndexOf(':', StringComparison.Ordinal)]).Where(static step => step != Steps.SkipNull).Distinct().Order(StringComparer.Ordinal));
        var before = Generation.Of(_files).Sources;
        Assert.Equal(files, after.Sources.Where(source => !before.TryGetValue(source.Key, out string? old) || old != source.Value).Select(static source => source.Key));
    }

    private static string Swap(string text, string one, string other) =>
        text.Replace(one, "(swapped)", StringComparison.Ordinal).Replace(other, one, StringComparison.Ordinal).Replace("(swapped)", other, StringComparison.Ordinal);
}
