// HCS0405. A lock statement enters a monitor: CoreLib has none, and a handler of another vCPU is no thread that could wait.
using HypercallSdk.Analyzers.RealXen;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.RealXen;

public sealed class LockStatementTests : RuleTests<LockStatementAnalyzer>
{
    protected override string Targets => "hosted;xen";

    protected override string Bug => XenKernel.Starts("""
        lock ({|HCS0405:_gate|})
        {
            _count++;
        }
        """, members: """
        private static readonly object _gate = new();
        """);

    protected override string Mended => XenKernel.Starts("""
        _gate.Acquire();
        _count++;
        _gate.Release();
        """, members: """
        private HypercallSdk.Guest.SpinLock _gate;
        """);

    protected override string NearMiss => XenKernel.Starts("""
        fixed (int* count = &_count)
        {
            *count = 1;
        }

        using (new Held())
        {
            _count++;
        }
        """, types: """
        internal ref struct Held
        {
            public void Dispose() { }
        }
        """);
}
