using System;
using System.IO;
using System.Linq;
using HypercallSdk.Generators.Tests.Harness;
using HypercallSdk.Generators.Tests.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HypercallSdk.Generators.Tests;

/// <summary>
/// The xen target compiles core library, ABI, guest library and kernel as one assembly that references nothing: what is
/// emitted there uses only what the small core library has.
/// </summary>
public sealed class FreestandingTests
{
    private static readonly CSharpParseOptions _parseOptions = Compiler.ParseOptions
        .WithDocumentationMode(DocumentationMode.None)
        .WithPreprocessorSymbols("HYPERCALLSDK_XEN");

    private const string Kernel = """
        using System;
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        namespace Shapes;

        [GuestKernel]
        internal partial struct Kernel
        {
            private ulong _ticks;

            [Boot] private void Start(in StartInfo info) => _ticks = info.PageCount;
            [TrapHandler(TrapVector.PageFault)] private void OnPageFault(ref TrapFrame frame) => frame.Rip += 2;
            [VirqHandler(Virq.Timer)] private void OnTick() => _ticks++;
            [IpiHandler(0)] private void OnKick(Port port) => _ticks += port.Value;
            [PortHandler] private void OnPing(Port port) => _ticks = 0;
            [SyscallHandler] private void OnSyscall(ref TrapFrame frame) => frame.Rax = _ticks;
            [IdleHandler] private bool Work() => false;
            [Suspend] private void OnSuspend() { }
            [Resume] private void OnResume() { }
        }
        """;

    [Fact]
    public void A_kernel_and_contracts_of_every_shape_compile_without_the_class_library()
    {
        string[] contracts = [.. ContractShapes.All.Keys.Where(static name => name is not ("Nested" or "Documented"))];
        Generation generation = Generate([Kernel, .. contracts.Select(static name => ContractOf(ContractShapes.All[name]))]);
        Assert.Empty(generation.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.NotNull(generation.Output.GetTypeByMetadataName("Shapes.KernelXenEntry"));
        Assert.NotEmpty(generation.Output.GetTypeByMetadataName("Shapes.FirstField")!.GetMembers("Exchange"));
    }

    [Fact]
    public void Description_tables_and_throwing_stubs_are_left_out()
    {
        Generation generation = Generate(["""
            using HypercallSdk.Abi;

            namespace Shapes;

            [HypercallContract]
            internal interface IOp
            {
                [Hypercall((HypercallNumber)50)] HypercallResult Fine();
                [Hypercall((HypercallNumber)50)] HypercallResult Bad(double real);
            }
            """]);
        INamedTypeSymbol stubs = generation.Output.GetTypeByMetadataName("Shapes.Op")!;
        Assert.NotEmpty(stubs.GetMembers("Fine"));
        Assert.Empty(stubs.GetMembers("Bad"));
        Assert.Empty(stubs.GetMembers("Operations"));
    }

    [Fact]
    public void The_hosted_target_has_no_entries_of_the_other()
    {
        Generation generation = Generation.Of(KernelShapes.Minimal);
        Assert.Null(generation.Output.GetTypeByMetadataName("Shapes.MinimalXenEntry"));
    }

    /// <summary>The shape without its handler, which belongs to the host.</summary>
    private static string ContractOf(string shape) =>
        shape[..shape.IndexOf("[HypercallHandler<", StringComparison.Ordinal)]
            .Replace("using HypercallSdk.Hypervisor.Vcpus;\n", "", StringComparison.Ordinal)
            .Replace("namespace Shapes;", "namespace Shapes;", StringComparison.Ordinal);

    private static Generation Generate(string[] sources)
    {
        string[] projects = ["src/HypercallSdk.CoreLib", "src/HypercallSdk.Abi", "src/HypercallSdk.Guest"];
        string hosted = $"{Path.DirectorySeparatorChar}Targets{Path.DirectorySeparatorChar}Hosted{Path.DirectorySeparatorChar}";
        var library = projects.SelectMany(Repository.Sources)
            .Where(file => !file.Contains(hosted, StringComparison.Ordinal))
            .Select(static file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), _parseOptions, file));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Kernel",
            library.Concat(sources.Select(static (source, index) => CSharpSyntaxTree.ParseText(source, _parseOptions, $"Kernel{index}.cs"))),
            [],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true).WithNullableContextOptions(NullableContextOptions.Enable));
        return Generation.Of(compilation);
    }
}
