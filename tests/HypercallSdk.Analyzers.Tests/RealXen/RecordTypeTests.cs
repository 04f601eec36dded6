// HCS0407. The compiler gives a record a StringBuilder and EqualityComparer<T>.Default, which CoreLib does not have: the
// image cannot be made, and the error is at no line of the kernel's.
using HypercallSdk.Analyzers.RealXen;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.RealXen;

public sealed class RecordTypeTests : FixTests<RecordTypeAnalyzer, RecordTypeCodeFix>
{
    protected override string Targets => "hosted;xen";

    protected override string Bug => XenKernel.Starts("""
        _count = new Range2(1, 2).First;
        """, types: """
        public readonly record struct {|HCS0407:Range2|}(int First, int Last);

        internal sealed record {|HCS0407:Named|}(string Name);
        """);

    protected override string Mended => XenKernel.Starts("""
        _count = new Range2(1, 2).First;
        """, types: """
        public readonly struct Range2(int first, int last)
        {
            public int First { get; } = first;

            public int Last { get; } = last;
        }
        """);

    protected override string NearMiss => XenKernel.Starts("""
        (int First, int Last) record = (1, 2);
        _count = record.First;
        """);

    protected override string Before => XenKernel.Starts("""
        _count = new Range2(1, 2).First;
        """, types: """
        /// <summary>A range.</summary>
        public readonly record struct {|HCS0407:Range2|}(int First, int Last);
        """);

    protected override string After => XenKernel.Starts("""
        _count = new Range2(1, 2).First;
        """, types: """
        /// <summary>A range.</summary>
        public readonly struct Range2(int First, int Last)
        {
            public int First { get; init; } = First;
            public int Last { get; init; } = Last;
        }
        """);

    protected override string BeforeAll => XenKernel.Starts("""
        _count = new Range2(1).First;
        """, types: """
        public record struct {|HCS0407:Range2|}(int First)
        {
            public int Twice() => First * 2;
        }

        internal record struct {|HCS0407:Empty|};
        """);

    protected override string AfterAll => XenKernel.Starts("""
        _count = new Range2(1).First;
        """, types: """
        public struct Range2(int First)
        {
            public int First { get; set; } = First;

            public int Twice() => First * 2;
        }

        internal struct Empty
        {
        }
        """);
}
