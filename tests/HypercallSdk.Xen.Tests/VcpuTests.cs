using System.Linq;
using System.Threading.Tasks;

namespace HypercallSdk.Xen.Tests;

/// <summary>Several vCPUs on real Xen: what the guest library promises a kernel that starts them.</summary>
public sealed class VcpuTests
{
    private const string Kernel =
        """
            private PerVcpu<int> _kicks;
            private SpinLock _lock;
            private ulong _shared;
            private int _booted;
            private int _done;
            private int _backwards;

            [Boot]
            private void Start(in StartInfo info)
            {
                bool fifo = info.TryGetArgument("fifo"u8, out _);
                GuestConsole.WriteLine($"{Vcpus.Count} possible, {Vcpus.UpCount} up, FIFO: {(fifo ? Events.UseFifo().IsSuccess : Events.UsesFifo)}");
                Timers.StopPeriodic();
                GuestConsole.WriteLine($"one too many: {(int)Vcpus.Start(Vcpus.Count).Error}, before its start: {(int)Events.SendIpi(1, 0).Error}");
                for (int vcpu = 1; vcpu < Vcpus.Count; vcpu++)
                {
                    Check(Vcpus.Start(vcpu));

                    // It has not bound its interrupts yet.
                    Check(Events.SendIpi(vcpu, 0));
                }
            }

            [VcpuBoot]
            private void OnVcpu()
            {
                Timers.StopPeriodic();
                GuestConsole.WriteLine($"vCPU {Vcpu.Id}: a line that is longer than the 128 bytes at a time that Xen prints of it, so that it shows whether another vCPU's comes in between; it does not");
                System.Threading.Interlocked.Increment(ref _booted);
            }

            [IpiHandler(0)]
            private void OnKick()
            {
                _kicks.Current++;
                ulong last = Timers.SystemTime;
                for (int round = 0; round < 500; round++)
                {
                    _lock.Acquire();
                    _shared++;
                    ulong now = Timers.SystemTime;
                    _backwards += now < last || now < _lastSeen ? 1 : 0;
                    _lastSeen = now;
                    _lock.Release();
                    last = now;
                }

                if (System.Threading.Interlocked.Increment(ref _done) == Vcpus.Count - 1)
                {
                    Check(Events.SendIpi(0, 1));
                }
            }

            private ulong _lastSeen;

            [IpiHandler(1)]
            private void OnDone()
            {
                int kicked = 0;
                for (int vcpu = 1; vcpu < Vcpus.Count; vcpu++)
                {
                    kicked += _kicks[vcpu];
                }

                GuestConsole.WriteLine($"{_booted} booted, {kicked} interrupted, {_shared} counted, {Vcpus.UpCount} up, time went back {_backwards} times");
                Check(Vcpus.TryGetRunstate(1, out VcpuRunstateInfo runstate));
                GuestConsole.WriteLine($"runstate of vCPU 1 adds up: {runstate.Time[0] + runstate.Time[1] + runstate.Time[2] + runstate.Time[3] > 0}");
                SchedOp.PowerOff();
            }

            private static void Check(HypercallResult result)
            {
                if (result.IsError)
                {
                    GuestConsole.WriteLine($"error {(int)result.Error}");
                    SchedOp.Crash();
                }
            }
        """;

    /// <summary>With 4 all have a place in shared_info; with 40 most have theirs registered.</summary>
    [Theory]
    [InlineData(4, "")]
    [InlineData(40, "")]
    [InlineData(4, "fifo")]
    [InlineData(40, "fifo")]
    public async Task Vcpus_start_are_interrupted_and_share_what_they_lock(int vcpus, string commandLine)
    {
        XenBoot boot = await KernelProject.BuildAndBoot(Kernel, commandLine, vcpus: vcpus);
        string[] lines = boot.HasPassed().Lines;
        int others = vcpus - 1;
        Assert.Equal(
            [
                $"{vcpus} possible, 1 up, FIFO: {commandLine.Length != 0}",
                "one too many: 2, before its start: 2",
                .. Enumerable.Range(1, others).Select(vcpu => $"vCPU {vcpu}: a line that is longer than the 128 bytes at a time that Xen prints of it, so that it shows whether another vCPU's comes in between; it does not").Order(),
                $"{others} booted, {others} interrupted, {others * 500} counted, {vcpus} up, time went back 0 times",
                "runstate of vCPU 1 adds up: True",
            ],
            [.. lines[..2], .. lines[2..^2].Order(), .. lines[^2..]]);
    }
}
