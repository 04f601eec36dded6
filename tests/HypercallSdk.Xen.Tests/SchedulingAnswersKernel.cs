using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Asks what the documentation of <see cref="IVcpuOp"/>, <see cref="IEventChannelOp"/>, <see cref="ISchedOp"/>,
/// <see cref="IDomctl"/> and <see cref="ISysctl"/> says: domain 0 with four vCPUs, on four physical CPUs under the credit
/// scheduler, does things rightly and wrongly and prints each answer that is not as documented. The same source runs on real
/// Xen and on the built-in hypervisor.
/// </summary>
[GuestKernel]
public partial struct SchedulingAnswersKernel
{
    private const long Success = 0;
    private const long NotPermitted = -1;
    private const long NotFound = -2;
    private const long NoSuchDomain = -3;
    private const long NoSuchDeviceOrAddress = -6;
    private const long AccessDenied = -13;
    private const long BadAddress = -14;
    private const long Busy = -16;
    private const long AlreadyExists = -17;
    private const long InvalidArgument = -22;
    private const long NoSpace = -28;
    private const long NotImplemented = -38;
    private const long NotSupported = -95;
    private const ulong BadPointer = 8;
    private const ulong NotCanonical = 0x8000_0000_0000_0000;
    private const ulong NoFrame = 0xffff_ffff;

    // Pages of the kernel's own memory from this one on are neither the image's nor page tables, and mapped on both targets.
    private const ulong FirstFreePage = 900;

    private int _asDocumented;
    private Caller _caller;

    [Boot]
    private void Start(in StartInfo info)
    {
        _caller = Caller.Of(in info);
        Bounds();
        Order();
        Starting(in info);
        Runstates();
        Places(in info);
        Interrupts();
        Ports();
        Vcpus();
        Control();
        Queues();
        Processors();
        Giving();
        Domains();
        Affinity();
        Shares();
        Machine();
        GuestConsole.WriteLine($"{_asDocumented} answers as documented");
        SchedOp.PowerOff();
    }

    private void Expect(ReadOnlySpan<byte> call, long documented, long answer)
    {
        if (answer == documented)
        {
            _asDocumented++;
            return;
        }

        GuestConsole.WriteLine($"{call}: {answer}, documented {documented}");
    }

    private void Expect(ReadOnlySpan<byte> call, long documented, HypercallResult answer) => Expect(call, documented, answer.Value);

    private static ulong Window(ulong index) => KernelMemory.Base.Value + ((FirstFreePage + index) << Page.Shift);

    private static MachineFrame Frame(ulong index)
    {
        KernelMemory.TryGetMachineFrame(new PseudoPhysicalFrame(FirstFreePage + index), out MachineFrame frame);
        return frame;
    }

    private static VcpuId Vcpu1 => new(1);
}
