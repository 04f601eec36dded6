using System;
using System.Linq;
using HypercallSdk.Generators.Tests.Harness;

namespace HypercallSdk.Generators.Tests;

/// <summary>Every type gets files of its own, whatever others are called.</summary>
public sealed class HintNameCollisionTests
{
    private const string Usings = "using HypercallSdk.Abi; using HypercallSdk.Guest; using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;\n";

    [Fact]
    public void The_same_name_in_two_namespaces() => AssertDistinct(
        Contract("namespace One {", "IOp", "}") + Contract("namespace Two {", "IOp", "}") + Contract("", "IOp", ""),
        "One.IOp", "Two.IOp", "IOp");

    [Fact]
    public void A_nested_type_and_a_namespace_of_the_same_name() => AssertDistinct(
        Contract("namespace A { public partial class B {", "IOp", "} }") + Contract("namespace A.C {", "IOp", "}") + Contract("namespace A { public partial class C_ {", "IOp", "} }"),
        "A.B+IOp", "A.C.IOp", "A.C_+IOp");

    [Fact]
    public void Names_that_differ_in_case_alone()
    {
        Generation generation = Generation.Of(Usings + Contract("namespace N {", "IOp", "}") + Contract("namespace N {", "IOP", "}") + Contract("namespace n {", "IOp", "}"));
        Assert.Empty(generation.Mistakes);
        Assert.Equal(6, generation.Sources.Count);
        Assert.Equal(6, generation.Sources.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void Kernels_that_differ_in_case_or_arity_alone()
    {
        Generation generation = Generation.Of(Usings + """
            namespace N;
            [GuestKernel] internal partial struct Kernel { [Boot] private void Start() { } }
            [GuestKernel] internal partial struct KERNEL { [Boot] private void Start() { } }
            [GuestKernel] internal partial struct Kernel<T> where T : unmanaged { [Boot] private void Start() { } }
            [GuestKernel] internal partial struct Kernel<T, U> where T : unmanaged where U : unmanaged { [Boot] private void Start() { } }
            """);
        Assert.Empty(generation.Mistakes);
        Assert.Equal(6, generation.Sources.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("N.Kernel`1.Kernel.g.cs", generation.Sources.Keys);
        Assert.Contains("N.Kernel`2.Kernel.g.cs", generation.Sources.Keys);
    }

    [Fact]
    public void A_name_is_the_same_whoever_else_is_there_unless_it_clashes()
    {
        string alone = Assert.Single(Generation.Of(Usings + Contract("namespace N {", "IOp", "}")).Sources.Keys, static name => name.EndsWith(".Stubs.g.cs", StringComparison.Ordinal));
        Assert.Equal("N.IOp.Stubs.g.cs", alone);
        Assert.Contains(alone, Generation.Of(Usings + Contract("namespace N {", "IOp", "}") + Contract("namespace N {", "IOther", "}")).Sources.Keys);
    }

    [Fact]
    public void A_contract_a_handler_and_a_kernel_of_one_name()
    {
        Generation generation = Generation.Of(Usings + """
            namespace N;
            [HypercallContract] internal interface IX { /// <summary>Is.</summary>
                [Hypercall((HypercallNumber)50)] HypercallResult Do(); }
            internal partial class A { [HypercallHandler<IX>] internal sealed partial class Y { public HypercallResult Do(Vcpu caller) => new(1); } }
            internal partial class B { [GuestKernel] internal partial struct Y { [Boot] private void Start() { } } }
            """);
        Assert.Empty(generation.Mistakes);
        Assert.Equal(5, generation.Sources.Count);
    }

    private static void AssertDistinct(string source, params string[] names)
    {
        Generation generation = Generation.Of(Usings + source);
        Assert.Empty(generation.Mistakes.Where(static mistake => mistake.Id is not "CS1591"));
        foreach (string name in names)
        {
            Assert.Contains(name + ".Stubs.g.cs", generation.Sources.Keys);
            Assert.Contains(name + ".Operations.g.cs", generation.Sources.Keys);
        }
    }

    private static string Contract(string open, string name, string close) =>
        $"{open}\n/// <summary>Is a contract.</summary>\n[HypercallContract] public interface {name} {{\n/// <summary>Does.</summary>\n[Hypercall((HypercallNumber)50)] HypercallResult Do(); }}\n{close}\n";
}
