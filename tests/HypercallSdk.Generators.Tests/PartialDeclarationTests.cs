using System;
using System.Linq;
using HypercallSdk.Generators.Tests.Harness;

namespace HypercallSdk.Generators.Tests;

/// <summary>A declaration in several parts is one declaration.</summary>
public sealed class PartialDeclarationTests
{
    private const string Usings = "using HypercallSdk.Abi; using HypercallSdk.Guest; using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;\nnamespace Parts;\n";

    [Fact]
    public void A_kernel_in_two_files_has_the_handlers_of_both()
    {
        Generation generation = Generation.Of(
            Usings + "[GuestKernel] internal partial struct Kernel { [Boot] private void Start() { } }",
            Usings + "internal partial struct Kernel { [IdleHandler] private bool Work() => false; }");
        Assert.Empty(generation.Mistakes);
        string kernel = generation.Sources["Parts.Kernel.Kernel.g.cs"];
        Assert.Contains("kernel.Start();", kernel, StringComparison.Ordinal);
        Assert.Contains("kernel.Work();", kernel, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handler_in_two_files_implements_with_both()
    {
        Generation generation = Generation.Of(
            Usings + """
                [HypercallContract] internal interface IParts
                {
                    [Hypercall((HypercallNumber)50)] HypercallResult One();
                    [Hypercall((HypercallNumber)51)] HypercallResult Two();
                }
                """,
            Usings + "[HypercallHandler<IParts>] internal sealed partial class Handler { public HypercallResult One(Vcpu caller) => new(1); }",
            Usings + "internal sealed partial class Handler { public HypercallResult Two(Vcpu caller) => new(2); }");
        Assert.Empty(generation.Mistakes);
        string dispatcher = generation.Sources["Parts.Handler.Dispatcher.g.cs"];
        Assert.Contains("return this.One(caller).Value;", dispatcher, StringComparison.Ordinal);
        Assert.Contains("return this.Two(caller).Value;", dispatcher, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contract_in_two_files_has_the_operations_of_both()
    {
        Generation generation = Generation.Of(
            Usings + "[HypercallContract] internal partial interface IParts { [Hypercall((HypercallNumber)50)] HypercallResult One(); }",
            Usings + "internal partial interface IParts { [Hypercall((HypercallNumber)51)] HypercallResult Two(); }");
        Assert.Empty(generation.Mistakes);
        string stubs = generation.Sources["Parts.IParts.Stubs.g.cs"];
        Assert.Contains(" One()", stubs, StringComparison.Ordinal);
        Assert.Contains(" Two()", stubs, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_of_the_stubs_may_be_written_by_hand()
    {
        Generation generation = Generation.Of(Usings + """
            [HypercallContract] internal interface IParts { [Hypercall((HypercallNumber)50)] HypercallResult One(); }

            internal static partial class Parts
            {
                public static bool Try() => One().IsSuccess;
            }
            """);
        Assert.Empty(generation.Mistakes);
    }

    [Fact]
    public void A_handler_may_have_a_primary_constructor_interfaces_and_its_own_constraints()
    {
        Generation generation = Generation.Of(Usings + """
            [HypercallContract] internal interface IParts { [Hypercall((HypercallNumber)50)] HypercallResult One(); }

            [HypercallHandler<IParts>]
            internal sealed partial class Handler<T>(T value) : System.IDisposable
                where T : struct
            {
                public HypercallResult One(Vcpu caller) => new(value.GetHashCode());
                public void Dispose() { }
            }
            """);
        Assert.Empty(generation.Mistakes);
    }

    [Fact]
    public void An_attribute_on_both_parts_is_one_error_and_one_set_of_files()
    {
        Generation generation = Generation.Of(
            Usings + "[GuestKernel] internal partial struct Kernel { [Boot] private void Start() { } }",
            Usings + "[GuestKernel] internal partial struct Kernel { }");
        Assert.Equal("CS0579", Assert.Single(generation.Mistakes).Id);
        Assert.Single(generation.Sources.Keys, static name => name.EndsWith(".Kernel.g.cs", StringComparison.Ordinal));
        Assert.Equal(2, generation.Sources.Keys.Count());
    }
}
