// HCS0212. On real Xen the handlers of two vCPUs run at once on the same fields, and `_count++` in both loses one; hosted each handler is
// atomic and the mistake cannot show. Passing condition: a change that no spinlock, no Interlocked and no test of the vCPU's number
// stands around is reported, through the kernel's own methods too, in kernels of several vCPUs alone.
using HypercallSdk.Analyzers.Kernels;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.Kernels;

public sealed class SharedStateTests : FixTests<SharedStateAnalyzer, SharedStateCodeFix>
{
    protected override string Bug => """
        using System.Threading;
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;
        using SpinLock = HypercallSdk.Guest.SpinLock;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private int _kicks;
            private int _last;
            private Words4 _words;
            private SpinLock _lock;

            [VcpuBoot]
            private void OnVcpu() => {|HCS0212:_last = Vcpu.Id|};

            [IpiHandler(0)]
            private void OnKick()
            {
                Count();
                _lock.Acquire();
                _kicks++;
                _lock.Release();
                {|HCS0212:_words[1] += 2|};
            }

            [TrapHandler(TrapVector.Breakpoint)]
            private void OnBreakpoint(ref TrapFrame frame)
            {
                if (!_lock.TryAcquire())
                    {|HCS0212:_last = (int)frame.Rip|};
            }

            private void Count() => {|HCS0212:_kicks++|};
        }
        """;

    protected override string Mended => """
        using System.Threading;
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;
        using SpinLock = HypercallSdk.Guest.SpinLock;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private int _kicks;
            private PerVcpu<int> _last;
            private Words4 _words;
            private SpinLock _lock;

            [VcpuBoot]
            private void OnVcpu() => _last.Current = Vcpu.Id;

            [IpiHandler(0)]
            private void OnKick()
            {
                Interlocked.Increment(ref _kicks);
                _lock.Acquire();
                Add();
                _lock.Release();
            }

            private void Add() => _words[1] += 2;
        }
        """;

    protected override string NearMiss => """
        using System.Threading;
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;
        using SpinLock = HypercallSdk.Guest.SpinLock;

        [GuestKernel]
        internal partial struct Kernel
        {
            private int _boots;
            private int _events;
            private int _started;
            private int _sum;
            private bool _isDone;
            private Words4 _words;
            private SpinLock _lock;

            [Boot]
            private void Start()
            {
                _boots++;
                _ = Vcpus.StartAll();
            }

            [VcpuBoot]
            private void OnVcpu()
            {
                if (Interlocked.Increment(ref _started) == Vcpus.Count)
                    _sum = _started * 2;

                _isDone = true;
            }

            [VirqHandler(Virq.Timer)]
            private void OnTick()
            {
                if (Vcpu.Id != 0)
                    return;

                _boots++;
            }

            [VirqHandler(Virq.Debug)]
            private void OnDebug()
            {
                if (Vcpu.Id == 0)
                    _boots++;

                if (!_lock.TryAcquire())
                    return;

                _sum += 1;
                _lock.Release();
                if (_lock.TryAcquire())
                {
                    _sum += 1;
                    _lock.Release();
                }
            }

            // One vCPU has it.
            [VirqHandler(Virq.Console)]
            private void OnConsole() => _events++;

            [IpiHandler(0)]
            private void OnKick() => _words[Vcpu.Id]++;
        }

        [GuestKernel]
        internal partial struct Single
        {
            private int _ticks;

            [Boot]
            private void Start() { }

            [VirqHandler(Virq.Timer)]
            private void OnTick() => _ticks++;
        }
        """;

    protected override string Before => """
        using System.Threading;
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;
        using SpinLock = HypercallSdk.Guest.SpinLock;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private int _kicks;

            [VcpuBoot]
            private void OnVcpu() { }

            [IpiHandler(0)]
            private void OnKick() => {|HCS0212:_kicks++|}; // counts
        }
        """;

    protected override string After => """
        using System.Threading;
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;
        using SpinLock = HypercallSdk.Guest.SpinLock;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private int _kicks;

            [VcpuBoot]
            private void OnVcpu() { }

            [IpiHandler(0)]
            private void OnKick() => Interlocked.Increment(ref _kicks); // counts
        }
        """;

    protected override string BeforeAll => """
        using System.Threading;
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;
        using SpinLock = HypercallSdk.Guest.SpinLock;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private int _kicks;
            private ulong _sum;

            [VcpuBoot]
            private void OnVcpu() { }

            [IpiHandler(0)]
            private void OnKick()
            {
                {|HCS0212:++_kicks|};
                {|HCS0212:_sum += (ulong)Vcpu.Id|};
                {|HCS0212:_kicks--|};
            }
        }
        """;

    protected override string AfterAll => """
        using System.Threading;
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;
        using SpinLock = HypercallSdk.Guest.SpinLock;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private int _kicks;
            private ulong _sum;

            [VcpuBoot]
            private void OnVcpu() { }

            [IpiHandler(0)]
            private void OnKick()
            {
                Interlocked.Increment(ref _kicks);
                Interlocked.Add(ref _sum, (ulong)Vcpu.Id);
                Interlocked.Decrement(ref _kicks);
            }
        }
        """;
}
