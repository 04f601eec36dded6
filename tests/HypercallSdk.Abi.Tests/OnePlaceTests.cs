using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Basic.Reference.Assemblies;
using HypercallSdk.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HypercallSdk.Abi.Tests;

/// <summary>
/// Adding a method to a contract changes one place. Abi's own sources are compiled twice, as they are and with one method
/// more in one contract, and what is generated from them is compared.
/// </summary>
public sealed class OnePlaceTests
{
    private const string Contract = "src/HypercallSdk.Abi/Time/ITimer.cs";

    private const string NewMethod =
        """

            /// <summary>Does what nobody thought of before (<c>HYPERVISOR_set_timer_probe</c>). Any domain.</summary>
            [Hypercall((HypercallNumber)54, Command = 77)]
            HypercallResult Probe(ref EventChannelStatus op, Port port);
        }
        """;

    // What a dispatcher needs of the hypervisor, and nothing more.
    private const string StandIns =
        """
        namespace HypercallSdk.Hypervisor.Domains { public sealed class Domain { public bool IsControlDomain => true; } }
        namespace HypercallSdk.Hypervisor.Vcpus
        {
            public sealed class Vcpu
            {
                public HypercallSdk.Hypervisor.Domains.Domain Domain { get; } = new();
                public bool TryCopyIn<T>(ulong address, out T value) where T : unmanaged { value = default; return true; }
                public bool TryCopyOut<T>(ulong address, in T value) where T : unmanaged => true;
                public bool IsAccessible(ulong address, ulong length, bool write) => true;
            }
        }
        namespace HypercallSdk.Hypervisor.Hypercalls
        {
            public abstract class HypercallDispatcher
            {
                public abstract System.ReadOnlySpan<HypercallSdk.Abi.HypercallDescription> Operations { get; }
                public abstract long Dispatch(HypercallSdk.Hypervisor.Vcpus.Vcpu caller, ref HypercallSdk.Abi.HypercallRegisters registers);
                protected static long RefuseUnknownCommand(HypercallSdk.Hypervisor.Vcpus.Vcpu caller) => -38;
                protected static long RefusePrivilege(HypercallSdk.Hypervisor.Vcpus.Vcpu caller) => -1;
                protected static long RefusePointer(HypercallSdk.Hypervisor.Vcpus.Vcpu caller, string argument, ulong address, ulong length, bool write) => -14;
                protected static long RefuseCount(HypercallSdk.Hypervisor.Vcpus.Vcpu caller, string argument, ulong count, ulong maximum) => -7;
            }
        }
        """;

    private const string OldHandler =
        """
        using HypercallSdk.Abi;
        using HypercallSdk.Hypervisor.Vcpus;
        [HypercallHandler<ITimer>]
        public sealed partial class TimerHandler
        {
            public HypercallResult Set(Vcpu caller, long deadline) => HypercallResult.Success;
        }
        """;

    private const string NewHandler =
        """
        using HypercallSdk.Abi;
        using HypercallSdk.Hypervisor.Vcpus;
        [HypercallHandler<ITimer>]
        public sealed partial class TimerHandler
        {
            public HypercallResult Set(Vcpu caller, long deadline) => HypercallResult.Success;
            public HypercallResult Probe(Vcpu caller, ref EventChannelStatus op, Port port) => new(port.Value);
        }
        """;

    private static readonly CSharpParseOptions _parsing = new(LanguageVersion.Preview);

    private static readonly Lazy<Compiled> _asItIs = new(static () => Compile(RepositoryFiles.Read, OldHandler));

    [Fact]
    public void Stub_dispatcher_description_and_docs_follow_from_one_method_more_in_a_contract()
    {
        Compiled before = _asItIs.Value;
        Compiled after = Compile(WithNewMethod, NewHandler);
        Assert.Empty(before.Errors);
        Assert.Empty(after.Errors);

        Assert.Null(before.Find("HypercallSdk.Abi.Timer", "Probe"));
        MethodInfo stub = Assert.IsType<MethodInfo>(after.Find("HypercallSdk.Abi.Timer", "Probe"), exactMatch: false);
        Assert.Equal(["EventChannelStatus&", "Port"], stub.GetParameters().Select(parameter => parameter.ParameterType.Name));

        Assert.Null(before.Find("TimerHandler", "DispatchProbe"));
        Assert.NotNull(after.Find("TimerHandler", "DispatchProbe"));
        Assert.Equal(77, after.Call("TimerHandler", 54, 77, 0, 77));
        Assert.Equal(-38, before.Call("TimerHandler", 54, 77, 0, 77));

        string row = Assert.Single(RowsOf(after).Except(RowsOf(before)));
        Assert.StartsWith("| 54 | 77 | `Timer.Probe` | `op`: `ref EventChannelStatus` (24), `port`: `Port` (4) | any domain | -ENOSYS |  | `", row, StringComparison.Ordinal);
        Assert.EndsWith("| Does what nobody thought of before (HYPERVISOR_set_timer_probe). Any domain. |", row, StringComparison.Ordinal);
        Assert.Empty(RowsOf(before).Except(RowsOf(after)));
    }

    [Fact]
    public void A_handler_that_does_not_serve_the_new_method_does_not_compile()
    {
        Compiled compiled = Compile(WithNewMethod, OldHandler);
        Assert.Contains(compiled.Errors, error => error.Contains("Probe", StringComparison.Ordinal));
    }

    [Fact]
    public void A_changed_structure_changes_the_layout_of_the_operations_that_carry_it_and_of_no_other()
    {
        Compiled before = _asItIs.Value;
        Compiled after = Compile(static file => RepositoryFiles.Read(file).Replace("public uint PortCount;", "public ulong PortCount;", StringComparison.Ordinal), OldHandler);
        string row = Assert.Single(RowsOf(after).Except(RowsOf(before)));
        Assert.Contains("`SchedOp.Poll`", row, StringComparison.Ordinal);
    }

    private static IEnumerable<string> RowsOf(Compiled compiled) => compiled.Page.Split('\n').Where(static line => line.StartsWith('|'));

    private static string WithNewMethod(string file)
    {
        string text = RepositoryFiles.Read(file);
        return file == Contract ? text[..text.LastIndexOf('}')] + NewMethod : text;
    }

    private static Compiled Compile(Func<string, string> read, string handler)
    {
        IEnumerable<SyntaxTree> trees =
        [
            .. RepositoryFiles.SourcesOf("src/HypercallSdk.Abi")
                .Where(file => !file.Contains("/Targets/Xen/", StringComparison.Ordinal))
                .Append("tests/HypercallSdk.Abi.Tests/Docs/InterfaceTable.cs")
                .Select(file => CSharpSyntaxTree.ParseText(read(file), _parsing, file)),
            CSharpSyntaxTree.ParseText(StandIns, _parsing),
            CSharpSyntaxTree.ParseText(handler, _parsing),
        ];
        CSharpCompilation compilation = CSharpCompilation.Create(
            "HypercallSdk.Abi",
            trees,
            Net100.References.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver
            .Create([new ContractGenerator().AsSourceGenerator(), new HandlerGenerator().AsSourceGenerator()], parseOptions: _parsing)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out ImmutableArray<Diagnostic> _, TestContext.Current.CancellationToken);
        using MemoryStream image = new();
        string[] errors = [.. generated.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())];
        if (errors.Length > 0)
        {
            return new Compiled(errors, null);
        }

        image.Position = 0;
        return new Compiled(errors, new AssemblyLoadContext("one place", isCollectible: true).LoadFromStream(image));
    }

    private sealed class Compiled(IReadOnlyList<string> errors, Assembly? assembly)
    {
        private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

        /// <summary>What the compiler said.</summary>
        public IReadOnlyList<string> Errors { get; } = errors;

        /// <summary>The page about this assembly's interface, written by this assembly's own copy of the writer.</summary>
        public string Page => (string)assembly!.GetType("HypercallSdk.Abi.Tests.Docs.InterfaceTable", throwOnError: true)!.GetMethod("Write")!.Invoke(null, [assembly, new HashSet<string>(), new HashSet<string>()])!;

        /// <summary>A method, or null.</summary>
        public MethodInfo? Find(string type, string method) => assembly!.GetType(type, throwOnError: true)!.GetMethod(method, Any);

        /// <summary>Makes a hypercall to a handler.</summary>
        public long Call(string type, ulong rax, ulong rdi, ulong rsi, ulong rdx)
        {
            object handler = Activator.CreateInstance(assembly!.GetType(type, throwOnError: true)!)!;
            object registers = Activator.CreateInstance(assembly.GetType("HypercallSdk.Abi.HypercallRegisters", throwOnError: true)!)!;
            foreach ((string name, ulong value) in new[] { ("Rax", rax), ("Rdi", rdi), ("Rsi", rsi), ("Rdx", rdx) })
            {
                registers.GetType().GetField(name)!.SetValue(registers, value);
            }

            object vcpu = Activator.CreateInstance(assembly.GetType("HypercallSdk.Hypervisor.Vcpus.Vcpu", throwOnError: true)!)!;
            return (long)handler.GetType().GetMethod("Dispatch", Any)!.Invoke(handler, [vcpu, registers])!;
        }
    }
}
