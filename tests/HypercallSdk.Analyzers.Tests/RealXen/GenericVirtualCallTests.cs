// HCS0406. A generic virtual method is looked up by a runtime: ilc stops at the call ("Code generation failed").
using System.Threading.Tasks;
using HypercallSdk.Analyzers.RealXen;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.RealXen;

public sealed class GenericVirtualCallTests : RuleTests<GenericVirtualCallAnalyzer>
{
    protected override string Targets => "hosted;xen";

    protected override string Bug => XenKernel.Starts("""
        _count = {|HCS0406:Static.Codec.Read<int>(1)|} + {|HCS0406:((IReader)Static.Codec).Size<long>()|};
        """, types: """
        internal interface IReader
        {
            int Size<T>();
        }

        internal class Codec : IReader
        {
            public virtual int Read<T>(T value) => 1;

            public int Size<T>() => 8;
        }

        internal static class Static
        {
            public static readonly Codec Codec = new();
        }
        """);

    protected override string Mended => XenKernel.Starts("""
        _count = Read(new Codec());
        """, types: """
        internal interface IReader
        {
            int Size<T>();
        }

        internal struct Codec : IReader
        {
            public int Size<T>() => 8;
        }
        """, members: """
        private static int Read<TReader>(TReader reader)
            where TReader : struct, IReader => reader.Size<long>();
        """);

    protected override string NearMiss => XenKernel.Starts("""
        _count = Static.Codec.Plain() + Static.Codec.Own<int>() + Codec.Of<long>();
        """, types: """
        internal class Codec
        {
            public virtual int Plain() => 1;

            public int Own<T>() => 2;

            public static int Of<T>() => 3;
        }

        internal static class Static
        {
            public static readonly Codec Codec = new();
        }
        """);

    [Fact]
    public Task A_sealed_class_does_not_help() => Reports(XenKernel.Starts("""
        _count = {|HCS0406:Static.Codec.Read<int>()|};
        """, types: """
        internal abstract class Reader
        {
            public abstract int Read<T>();
        }

        internal sealed class Codec : Reader
        {
            public override int Read<T>() => 1;
        }

        internal static class Static
        {
            public static readonly Codec Codec = new();
        }
        """));
}
