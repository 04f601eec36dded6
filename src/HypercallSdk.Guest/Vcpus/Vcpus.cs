// The domain's vCPUs. Xen makes all that a domain may have with the domain; all but vCPU 0 are down, without a context. To
// start one: its memory (argument area, stacks, this library's state of it), its vcpu_info where shared_info has none for
// it, its control block where the domain uses the FIFO interface; then its context, which Xen takes once; then up. It
// enters the kernel at KernelEntry.VcpuBoot, upcalls masked, on its own stack, with the trap table and the callbacks of
// vCPU 0 and the page tables that the domain was built with.
//
// A vCPU that was stopped goes on where it stopped when it is started again: Xen takes no second context. How the others are
// kept from running while the domain is suspended is the target's part of this class.
using System.Threading;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>The domain's vCPUs: starting and stopping them, and what they have done so far.</summary>
/// <remarks>Any vCPU may call any of it for any other, except where it says otherwise.</remarks>
public static partial class Vcpus
{
    /// <summary>
    /// How many vCPUs the domain may have, up to <see cref="Vcpu.MaximumCount"/>: numbers from 0 to one below it can be
    /// started.
    /// </summary>
    public static int Count
    {
        get
        {
            ref int count = ref GuestLibraryState.Current.Sharing.Count;
            if (count == 0)
            {
                int found = 1;
                while (found < Vcpu.MaximumCount && VcpuOp.IsUp(new VcpuId((uint)found)).IsSuccess)
                {
                    found++;
                }

                count = found;
            }

            return count;
        }
    }

    /// <summary>How many vCPUs are up (<c>VCPUOP_is_up</c>).</summary>
    public static int UpCount
    {
        get
        {
            int up = 0;
            for (int vcpu = 0; vcpu < Count; vcpu++)
            {
                up += IsUp(vcpu) ? 1 : 0;
            }

            return up;
        }
    }

    /// <summary>Whether a vCPU is up (<c>VCPUOP_is_up</c>). One that has stopped itself is down before it has come to rest.</summary>
    public static bool IsUp(int vcpu) => VcpuOp.IsUp(new VcpuId((uint)vcpu)).Value == 1;

    /// <summary>
    /// Starts a vCPU: it enters the kernel's <see cref="VcpuBootAttribute"/> method, its interrupts bound. One that was
    /// stopped goes on where it stopped. Starting one that is up changes nothing.
    /// </summary>
    /// <param name="vcpu">Its number, from 0 to one below <see cref="Count"/>.</param>
    /// <returns>
    /// <see cref="XenErrno.NotFound"/>: there is no such vCPU. <see cref="XenErrno.OutOfMemory"/>: no pages for its stacks.
    /// Otherwise what <c>VCPUOP_register_vcpu_info</c>, <c>EVTCHNOP_init_control</c>, <c>VCPUOP_initialise</c> or
    /// <c>VCPUOP_up</c> answered.
    /// </returns>
    public static HypercallResult Start(int vcpu)
    {
        if ((uint)vcpu >= (uint)Count)
        {
            return XenErrno.NotFound;
        }

        ref VcpuSharing sharing = ref GuestLibraryState.Current.Sharing;
        sharing.Lock.Acquire();
        HypercallResult result = Prepare(ref sharing, vcpu);
        sharing.Lock.Release();
        return result.IsError ? result : VcpuOp.Up(new VcpuId((uint)vcpu));
    }

    /// <summary>Starts every vCPU that the domain may have.</summary>
    /// <returns>The first failure; those before it are started.</returns>
    public static HypercallResult StartAll()
    {
        HypercallResult result = HypercallResult.Success;
        for (int vcpu = 1; vcpu < Count && !result.IsError; vcpu++)
        {
            result = Start(vcpu);
        }

        return result.IsError ? result : HypercallResult.Success;
    }

    /// <summary>
    /// Stops a vCPU (<c>VCPUOP_down</c>). Its events wait until it is started again. In the built-in hypervisor one that
    /// stops itself finishes its handler first.
    /// </summary>
    /// <remarks>
    /// On real Xen another vCPU may be stopped in mid-handler, holding a lock: have it stop itself, by an interrupt.
    /// </remarks>
    public static HypercallResult Stop(int vcpu) => VcpuOp.Down(new VcpuId((uint)vcpu));

    /// <summary>
    /// Has a vCPU's <c>vcpu_info</c> lie in memory of the domain's own instead of in shared_info
    /// (<c>VCPUOP_register_vcpu_info</c>); what it holds goes along. Done by <see cref="Start"/> for those of which
    /// shared_info has none; once for each vCPU.
    /// </summary>
    /// <param name="vcpu">The running vCPU, or one that is down.</param>
    public static HypercallResult RegisterInfo(int vcpu)
    {
        if ((uint)vcpu >= (uint)Count)
        {
            return XenErrno.NotFound;
        }

        ref VcpuSharing sharing = ref GuestLibraryState.Current.Sharing;
        sharing.Lock.Acquire();
        HypercallResult result = PrepareMemory(vcpu);
        result = result.IsError ? result : MoveInfo(vcpu);
        sharing.Lock.Release();
        return result;
    }

    /// <summary>What a vCPU is doing, and for how long it has been doing what (<c>VCPUOP_get_runstate_info</c>).</summary>
    public static HypercallResult TryGetRunstate(int vcpu, out VcpuRunstateInfo runstate) =>
        VcpuOp.GetRunstateInfo(new VcpuId((uint)vcpu), out runstate);

    /// <summary>
    /// Has the hypervisor keep a copy of the running vCPU's time at <paramref name="place"/>, for user mode to read
    /// (<c>VCPUOP_register_vcpu_time_memory_area</c>).
    /// </summary>
    public static HypercallResult RegisterTime(GuestPointer<VcpuTimeInfo> place)
    {
        var op = new VcpuRegisterTimeMemoryArea { Address = place };
        return VcpuOp.RegisterTimeMemoryArea(new VcpuId((uint)Vcpu.Id), in op);
    }

    /// <summary>
    /// Has the hypervisor keep a vCPU's runstate in memory, to be read without a call
    /// (<c>VCPUOP_register_runstate_memory_area</c>). It is written when the vCPU is switched to.
    /// </summary>
    public static HypercallResult RegisterRunstate(int vcpu, GuestPointer<VcpuRunstateInfo> place)
    {
        var op = new VcpuRegisterRunstateMemoryArea { Address = place };
        return VcpuOp.RegisterRunstateMemoryArea(new VcpuId((uint)vcpu), in op);
    }

    /// <summary>
    /// Sends a vCPU a non-maskable interrupt (<c>VCPUOP_send_nmi</c>): it enters the kernel's <see cref="TrapHandlerAttribute"/>
    /// method for <see cref="TrapVector.NonMaskableInterrupt"/>. One that is sent before the vCPU was started is taken when it
    /// starts; two that were not taken yet are one.
    /// </summary>
    public static HypercallResult SendNmi(int vcpu) => VcpuOp.SendNmi(new VcpuId((uint)vcpu));

    /// <summary>In a restored domain, a vCPU's <c>vcpu_info</c> where it was: the running vCPU's, or that of one that is down.</summary>
    internal static void RegisterAgain(int vcpu)
    {
        HypercallResult result = MoveInfo(vcpu);
        if (result.IsError)
        {
            GuestConsole.WriteLine($"Cannot register vcpu_info of vCPU {vcpu} again: error {(int)result.Error}");
            SchedOp.Crash();
        }
    }

    private static HypercallResult Prepare(ref VcpuSharing sharing, int vcpu)
    {
        HypercallResult result = PrepareMemory(vcpu);
        if (result.IsError || vcpu == 0 || VcpuStates.Of(vcpu).IsInitialised)
        {
            return result;
        }

        if (!sharing.IsShared)
        {
            sharing.LastSystemTime = Timers.SystemTime;
            Volatile.Write(ref sharing.IsShared, true);
        }

        if (vcpu >= Vcpu.CountInSharedInfo && VcpuStates.Of(vcpu).InfoAddress == 0)
        {
            result = MoveInfo(vcpu);
        }

        if (result.IsSuccess && FifoEvents.IsInUse && VcpuStates.Of(vcpu).Fifo.ControlBlock == 0)
        {
            result = FifoEvents.OpenQueues(vcpu);
        }

        if (result.IsSuccess)
        {
            new GuestPointer<byte>(SharedInfoWindow.InfoOf(vcpu) + SharedInfoLayout.UpcallMask).Write(1);
            VcpuContext.Fill(vcpu, out VcpuGuestContext context);
            result = VcpuOp.Initialise(new VcpuId((uint)vcpu), in context);
            VcpuStates.Of(vcpu).IsInitialised = result.IsSuccess;
        }

        return result;
    }

    private static HypercallResult PrepareMemory(int vcpu)
    {
        if (VcpuStates.IsPrepared(vcpu))
        {
            return HypercallResult.Success;
        }

        HypercallResult result = VcpuStates.Prepare(vcpu);
        if (result.IsSuccess)
        {
            VcpuStates.MarkPrepared(vcpu);
        }

        return result;
    }

    // The hypervisor takes it of the running vCPU, or of one that is down.
    private static HypercallResult MoveInfo(int vcpu)
    {
        HypercallResult result = VcpuSlots.Ensure(vcpu, out VcpuSlot slot);
        if (result.IsError)
        {
            return result;
        }

        var op = new VcpuRegisterVcpuInfo { Frame = slot.Frame, Offset = slot.OffsetOf(VcpuSlots.Info) };
        result = VcpuOp.RegisterVcpuInfo(new VcpuId((uint)vcpu), in op);
        if (result.IsSuccess)
        {
            VcpuStates.Of(vcpu).InfoAddress = slot.AddressOf(VcpuSlots.Info).Value;
        }

        return result;
    }
}
