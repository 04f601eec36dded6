using System;
using System.Linq;
using HypercallSdk.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace HypercallSdk.Generators.Tests;

/// <summary>
/// One mistake is one compiler error at most, never an exception in a generator and never a report of its own (the runner
/// asserts both for every input). What the compiler accepts and the contract's rules do not gets a stub that throws.
/// </summary>
public sealed class MalformedInputTests
{
    private const string Usings = "using System; using HypercallSdk.Abi; using HypercallSdk.Guest; using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;\nnamespace Shapes;\n";

    [Theory]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do(Missing value);", "CS0246")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do(ReadOnlySpan<Missing> values);", "CS0246")]
    [InlineData("[Hypercall((HypercallNumber)50)] Missing Do();", "CS0246")]
    [InlineData("[Hypercall(HypercallNumber.Missing)] HypercallResult Do();", "CS0117")]
    [InlineData("[Hypercall] HypercallResult Do();", "CS7036")]
    [InlineData("[Hypercall(\"50\")] HypercallResult Do();", "CS1503")]
    [InlineData("[Hypercall((HypercallNumber)50, Command = \"1\")] HypercallResult Do();", "CS0029")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do([MaxCount] ReadOnlySpan<int> values);", "CS7036")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do([SentinelEnded] ReadOnlySpan<int> values);", "CS7036")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do(int value) => ;", "CS1525")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do(int value", "CS1026")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do(int value, int value);", "CS0100")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Op();", "CS0542")]
    public void A_mistake_that_the_compiler_sees_is_one_error(string method, string error)
    {
        Generation generation = Generation.Of(Usings + $"[HypercallContract] internal interface IOp {{\n{method}\n}}");
        string[] before = [.. Compiler.Mistakes(generation.Input).Select(static mistake => mistake.Id)];
        string[] after = [.. generation.Mistakes.Select(static mistake => mistake.Id)];
        Assert.Contains(error, after);
        Assert.True(after.Length <= Math.Max(before.Length, 1), string.Join(", ", generation.Mistakes));
    }

    [Theory]
    [InlineData("[Hypercall((HypercallNumber)50)] void Do();", "it returns 'void' instead of HypercallResult")]
    [InlineData("[Hypercall((HypercallNumber)50)] int Do();", "it returns 'int' instead of HypercallResult")]
    [InlineData("[Hypercall((HypercallNumber)50)] ref HypercallResult Do();", "it returns")]
    [InlineData("HypercallResult Do();", "it has no [Hypercall] attribute")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do(string text);", "parameter 'text' is a 'string', which fits no register")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do(Guid id);", "parameter 'id' is a 'System.Guid', which fits no register")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do(bool flag);", "fits no register")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do(double real);", "fits no register")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do(int[] values);", "fits no register")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do(in string text);", "which is not unmanaged")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do(ref readonly int value);", "is 'ref readonly'; write 'in'")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do(ReadOnlySpan<string> texts);", "the elements of 'texts' are not unmanaged")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do(int a, int b, int c, int d, int e, int f);", "it takes 6 registers, and there are 5")]
    [InlineData("[Hypercall((HypercallNumber)50, Command = 1)] HypercallResult Do(ReadOnlySpan<int> a, ReadOnlySpan<int> b, int c);", "it takes 6 registers")]
    [InlineData("[Hypercall((HypercallNumber)50, Command = -2)] HypercallResult Do();", "its number or command is negative")]
    [InlineData("[Hypercall((HypercallNumber)(-1))] HypercallResult Do();", "its number or command is negative")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do([MaxCount(0)] ReadOnlySpan<int> values);", "may carry no element")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do([SentinelEnded(\"Missing\")] ReadOnlySpan<Guid> values);", "have no integer field 'Missing'")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do([SentinelEnded(\"Missing\")] Span<Guid> values);", "ends with a sentinel and is no ReadOnlySpan")]
    [InlineData("[Hypercall((HypercallNumber)50, Command = 1, CommandPlace = CommandPlace.FirstField)] HypercallResult Do([NullAllowed] in uint command);", "begins with a 32-bit command")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do([ElementWise] ref Guid value);", "is done element by element and is no span")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do([ProgressOnFault] out Guid value);", "and is no structure that is always read")]
    [InlineData("[Hypercall((HypercallNumber)50)] HypercallResult Do([CopyOut(Field = \"Missing\")] ref Guid value);", "has no field 'Missing' to copy out")]
    [InlineData("[Hypercall((HypercallNumber)50, Command = 1, CommandPlace = CommandPlace.FirstField)] HypercallResult Do(int value);", "begins with a 32-bit command")]
    [InlineData("[Hypercall((HypercallNumber)50, Command = 1, CommandPlace = CommandPlace.FirstField)] HypercallResult Do();", "begins with a 32-bit command")]
    [InlineData("[Hypercall((HypercallNumber)50, Command = 1, CommandPlace = CommandPlace.FirstField)] HypercallResult Do(in DomainId domain);", "begins with a 32-bit command")]
    [InlineData("[Hypercall((HypercallNumber)50, Command = 1, InterfaceVersion = 2)] HypercallResult Do(in Guid value);", "has an interface version and no command in its first structure")]
    [InlineData("[Hypercall((HypercallNumber)50, Command = 1, CommandPlace = CommandPlace.FirstField, InterfaceVersion = 2)] HypercallResult Do(in Port command);", "has no 32-bit interface version behind the command")]
    public void What_cannot_be_a_hypercall_gets_a_stub_that_says_why(string method, string reason)
    {
        Generation generation = Generation.Of(Usings + $"[HypercallContract] internal interface IOp {{\n{method}\n[Hypercall((HypercallNumber)51)] HypercallResult Fine(); }}");
        Assert.Empty(generation.Mistakes);
        string stubs = generation.Sources["Shapes.IOp.Stubs.g.cs"];
        Assert.Contains("throw new global::System.InvalidOperationException(\"IOp.Do is no hypercall: ", stubs, StringComparison.Ordinal);
        Assert.Contains(reason, stubs, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Do\"", generation.Sources["Shapes.IOp.Operations.g.cs"], StringComparison.Ordinal);
        Assert.Contains("\"Fine\"", generation.Sources["Shapes.IOp.Operations.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NotServed = null", 0)]
    [InlineData("NotServed = []", 0)]
    [InlineData("NotServed = [null!, \"Missing\"]", 0)]
    [InlineData("NotServed = [nameof(IOp.Missing)]", 1)]
    [InlineData("NotServed = \"Do\"", 1)]
    public void A_handler_that_leaves_out_what_there_is_not_serves_all_there_is(string argument, int errors)
    {
        Generation generation = Generation.Of(Usings + $$"""
            [HypercallContract] internal interface IOp { [Hypercall((HypercallNumber)50)] HypercallResult Do(); }
            [HypercallHandler<IOp>({{argument}})] internal sealed partial class Handler { public HypercallResult Do(Vcpu caller) => HypercallResult.Success; }
            """);
        Assert.Equal(errors, generation.Mistakes.Count());
        Assert.Contains("case 50UL:", generation.Sources["Shapes.Handler.Dispatcher.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HypercallResult Do<T>(T value);")]
    [InlineData("static HypercallResult Do() => default;")]
    [InlineData("HypercallResult Do() => default;")]
    [InlineData("int Property { get; }")]
    [InlineData("event Action Happened;")]
    [InlineData("HypercallResult this[int index] { get; }")]
    [InlineData("enum Inner { One }")]
    public void What_is_no_plain_method_is_left_out(string member)
    {
        Generation generation = Generation.Of(Usings + $"[HypercallContract] internal interface IOp {{\n{member}\n[Hypercall((HypercallNumber)51)] HypercallResult Fine(); }}");
        Assert.Empty(generation.Mistakes);
        Assert.DoesNotContain(" Do", generation.Sources["Shapes.IOp.Stubs.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_generic_contract_gets_nothing() =>
        Assert.Empty(Generation.Of(Usings + "[HypercallContract] internal interface IOp<T> { [Hypercall((HypercallNumber)50)] HypercallResult Do(); }").Sources);

    [Theory]
    [InlineData("internal sealed class Handler { public HypercallResult Do(Vcpu caller) => default; }", "CS0260")]
    [InlineData("internal sealed partial class Handler { }", "CS0535")]
    [InlineData("internal sealed partial class Handler { public HypercallResult Do() => default; }", "CS0535")]
    [InlineData("internal sealed partial class Handler { public int Do(Vcpu caller) => 1; }", "CS0738")]
    [InlineData("internal sealed partial class Handler { private HypercallResult Do(Vcpu caller) => default; }", "CS0737")]
    [InlineData("internal sealed partial class Handler { public static HypercallResult Do(Vcpu caller) => default; }", "CS0736")]
    [InlineData("internal sealed partial class Handler { public HypercallResult Do(Missing caller) => default; }", "CS0246")]
    [InlineData("internal sealed partial class Handler : System.Exception { public HypercallResult Do(Vcpu caller) => default; }", "CS0263")]
    public void A_mistake_in_a_handler_is_one_error(string handler, string error)
    {
        Generation generation = Generation.Of(Usings + "[HypercallContract] internal interface IOp { [Hypercall((HypercallNumber)50)] HypercallResult Do(); }\n[HypercallHandler<IOp>] " + handler);
        Assert.Equal(error, Assert.Single(generation.Mistakes).Id);
    }

    [Theory]
    [InlineData("IMissing", "CS0246")]
    [InlineData("System.IDisposable", null)]
    [InlineData("string", null)]
    [InlineData("int", "CS0452")]
    public void A_handler_of_what_is_no_contract_is_a_dispatcher_of_nothing(string contract, string? error)
    {
        Generation generation = Generation.Of(
            Usings + $"[HypercallHandler<{contract}>] internal sealed partial class Handler {{ }}",
            Usings + "internal static class User { public static HypercallSdk.Hypervisor.Hypercalls.HypercallDispatcher Make() => new Handler(); }");
        Assert.Equal(error is null ? [] : [error], generation.Mistakes.Select(static mistake => mistake.Id));
        Assert.Contains("Operations => default;", generation.Sources["Shapes.Handler.Dispatcher.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_handler_without_a_reference_to_the_hypervisor_is_one_error()
    {
        Compilation compilation = Compiler.Compile("[HypercallSdk.Abi.HypercallHandler<HypercallSdk.Abi.ISchedOp>] internal sealed partial class Handler { }");
        Generation generation = Generation.Of(compilation.RemoveReferences(Compiler.References[^1]));
        Assert.Equal("CS0234", Assert.Single(generation.Mistakes).Id);
    }

    [Fact]
    public void A_handler_of_a_contract_that_another_assembly_keeps_to_itself_is_one_error()
    {
        using var image = new System.IO.MemoryStream();
        Generation contract = Generation.Of(Usings + "[HypercallContract] internal interface IOp { [Hypercall((HypercallNumber)50)] HypercallResult Do(); }");
        Assert.True(contract.Output.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        Compilation handler = Compiler.Compile("[HypercallSdk.Abi.HypercallHandler<Shapes.IOp>] internal sealed partial class Handler { }")
            .AddReferences(MetadataReference.CreateFromImage(image.ToArray()))
            .WithAssemblyName("Handlers");
        Assert.Equal("CS0122", Assert.Single(Generation.Of(handler).Mistakes).Id);
    }

    [Fact]
    public void A_handler_may_derive_from_a_dispatcher_of_its_user()
    {
        Generation generation = Generation.Of(Usings + """
            [HypercallContract] internal interface IOp { [Hypercall((HypercallNumber)50)] HypercallResult Do(); }

            internal abstract class Shared : HypercallSdk.Hypervisor.Hypercalls.HypercallDispatcher
            {
                public HypercallResult Do(Vcpu caller) => default;
            }

            [HypercallHandler<IOp>] internal sealed partial class Handler : Shared { }
            """);
        Assert.Empty(generation.Mistakes);
        Assert.Contains("this.Do(caller)", generation.Sources["Shapes.Handler.Dispatcher.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Two_operations_with_one_command_are_no_compiler_error_and_the_first_is_called()
    {
        Generation generation = Generation.Of(Usings + """
            [HypercallContract] internal interface IOp
            {
                [Hypercall((HypercallNumber)50, Command = 1)] HypercallResult First();
                [Hypercall((HypercallNumber)50, Command = 1)] HypercallResult Second();
                [Hypercall((HypercallNumber)51)] HypercallResult Third();
                [Hypercall((HypercallNumber)51)] HypercallResult Fourth();
            }

            [HypercallHandler<IOp>] internal sealed partial class Handler
            {
                public HypercallResult First(Vcpu caller) => default;
                public HypercallResult Second(Vcpu caller) => default;
                public HypercallResult Third(Vcpu caller) => default;
                public HypercallResult Fourth(Vcpu caller) => default;
            }
            """);
        Assert.Empty(generation.Mistakes);
        string dispatcher = generation.Sources["Shapes.Handler.Dispatcher.g.cs"];
        Assert.Contains("this.First(", dispatcher, StringComparison.Ordinal);
        Assert.DoesNotContain("this.Second(", dispatcher, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("internal partial struct Kernel { [Boot] private void Start(in Missing info) { } }", "CS0246")]
    [InlineData("internal partial struct Kernel { [TrapHandler] private void OnTrap() { } }", "CS7036")]
    [InlineData("internal partial struct Kernel { [TrapHandler(TrapVector.Missing)] private void OnTrap() { } }", "CS0117")]
    public void A_mistake_in_a_kernel_is_one_kind_of_error(string kernel, string error)
    {
        Generation generation = Generation.Of(Usings + "[GuestKernel] " + kernel);
        Assert.Equal(error, Assert.Single(generation.Mistakes.Select(static mistake => mistake.Id).Distinct()));
    }

    [Theory]
    [InlineData("internal partial class Kernel { [Boot] private void Start() { } }")]
    [InlineData("internal ref partial struct Kernel { [Boot] private void Start() { } }")]
    [InlineData("internal struct Kernel { [Boot] private void Start() { } }")]
    [InlineData("internal static class Board { [GuestKernel] internal partial struct Kernel { [Boot] private void Start() { } } }")]
    [InlineData("file partial struct Kernel { [Boot] private void Start() { } }")]
    [InlineData("internal partial struct Kernel { [Boot] private void Start() { } private string _name; }")]
    public void What_is_no_partial_plain_struct_is_no_kernel(string kernel)
    {
        Generation generation = Generation.Of(Usings + (kernel.Contains("[GuestKernel]", StringComparison.Ordinal) ? kernel : "[GuestKernel] " + kernel));
        Assert.Empty(generation.Sources);
        Assert.Empty(generation.Mistakes);
    }

    [Theory]
    [InlineData("[Boot] private int Launch() => 1;")]
    [InlineData("[Boot] private void Launch(int pages) { }")]
    [InlineData("[Boot] private void Launch(ref StartInfo info) { }")]
    [InlineData("[Boot] private void Launch<T>() { }")]
    [InlineData("[TrapHandler(TrapVector.PageFault)] private void Launch(TrapFrame frame) { }")]
    [InlineData("[TrapHandler((TrapVector)32)] private void Launch() { }")]
    [InlineData("[IdleHandler] private void Launch() { }")]
    [InlineData("[PortHandler] private void Launch(int port) { }")]
    public void A_handler_that_no_entry_can_call_is_left_out(string method)
    {
        Generation generation = Generation.Of(Usings + $"[GuestKernel] internal partial struct Kernel {{ {method} }}");
        Assert.Empty(generation.Mistakes);
        Assert.DoesNotContain("Launch", generation.Sources["Shapes.Kernel.Kernel.g.cs"], StringComparison.Ordinal);
    }
}
