// HCS0404. typeof is a call of Type.GetTypeFromHandle, which CoreLib does not have: the image cannot be made.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.RealXen;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.RealXen;

public sealed class TypeOfTests : FixTests<TypeOfAnalyzer, TypeOfCodeFix>
{
    protected override string Targets => "hosted;xen";

    protected override string Bug => XenKernel.Starts("""
        bool isInt = Size<int>() == 4;
        Type type = {|HCS0404:typeof(Probe)|};
        """, members: """
        private static int Size<T>() => {|HCS0404:typeof(T)|} == {|HCS0404:typeof(int)|} ? 4 : 8;
        """);

    protected override string Mended => XenKernel.Starts("""
        bool isInt = Size<int>() == 4;
        GuestConsole.WriteLine(nameof(Probe));
        """, members: """
        private static int Size<T>()
            where T : unmanaged => sizeof(T);
        """);

    protected override string NearMiss => XenKernel.Starts("""
        _count = sizeof(int);
        """, types: """
        [AttributeUsage(AttributeTargets.All)]
        internal sealed class OfAttribute(Type type) : Attribute
        {
            public Type Type { get; } = type;
        }

        [Of(typeof(int))]
        internal struct Marked
        {
        }
        """);

    protected override string Before => XenKernel.Starts("""
        GuestConsole.WriteLine({|HCS0404:typeof(Probe)|}.Name); // its own
        """);

    protected override string After => XenKernel.Starts("""
        GuestConsole.WriteLine(nameof(Probe)); // its own
        """);

    protected override string BeforeAll => XenKernel.Starts("""
        GuestConsole.WriteLine({|HCS0404:typeof(Probe)|}.Name);
        _count = {|HCS0404:typeof(HypercallSdk.Abi.Port)|}.Name.Length;
        """);

    protected override string AfterAll => XenKernel.Starts("""
        GuestConsole.WriteLine(nameof(Probe));
        _count = nameof(HypercallSdk.Abi.Port).Length;
        """);

    [Fact]
    public Task A_type_that_is_asked_for_something_else_is_left()
    {
        string source = XenKernel.Starts("string? name = {|HCS0404:typeof(Probe)|}.FullName;");
        return Fixes(source, source);
    }
}
