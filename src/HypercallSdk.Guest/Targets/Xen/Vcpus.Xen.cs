// How the other vCPUs rest while the domain is suspended. Xen saves the context of a vCPU that is up and of no other, so they
// stay up: each is called out of its sleep or out of user mode by an event, and behind the handlers that it runs it waits,
// upcalls masked, for the flag to go. Saved and restored there, it goes on there: what it was doing, in user mode too, is on
// its stack.
//
// A handler may wait for another vCPU's handler. So nobody is kept waiting for long: where not all have come to rest soon, they
// go on, and vCPU 0 takes its events, before they are called again.
//
// A vCPU that was down loses its context with the restore. It is given a new one when it is started again.
using System.Threading;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <content>On real Xen.</content>
public static partial class Vcpus
{
    // Nanoseconds in which all come to rest, or go on for now.
    private const ulong GatheringTime = 10_000_000;

    /// <summary>Before a suspend: all others rest already.</summary>
    internal static void StopOthers()
    {
        for (int vcpu = 0; vcpu < Vcpu.MaximumCount; vcpu++)
        {
            if (VcpuStates.IsPrepared(vcpu) && VcpuStates.Of(vcpu).InfoAddress != 0 && vcpu < Vcpu.CountInSharedInfo)
            {
                // What a restored vCPU has until its vcpu_info is registered again.
                ulong info = SharedInfoWindow.Address + ((ulong)(uint)vcpu * SharedInfoLayout.VcpuSize);
                new GuestPointer<byte>(info + SharedInfoLayout.UpcallPending).Write(0);
                new GuestPointer<byte>(info + SharedInfoLayout.UpcallMask).Write(1);
            }
        }
    }

    /// <summary>Has the other vCPUs that are up come to rest.</summary>
    /// <returns>Whether all do; otherwise those that did go on.</returns>
    internal static bool TryGather()
    {
        ref bool isGathering = ref GuestLibraryState.Current.IsGathering;
        Volatile.Write(ref isGathering, true);
        ulong limit = Timers.SystemTime + GatheringTime;
        bool isFirst = true;
        while (!TryCall(isFirst))
        {
            if (Timers.SystemTime >= limit)
            {
                Volatile.Write(ref isGathering, false);
                return false;
            }

            isFirst = false;
            SpinWait.Once();
        }

        return true;
    }

    /// <summary>Where a vCPU other than the first comes by behind its handlers: it rests while it is called to.</summary>
    internal static void RestIfCalled()
    {
        ref GuestLibraryState state = ref GuestLibraryState.Current;
        if (!Volatile.Read(ref state.IsGathering))
        {
            return;
        }

        ref VcpuState own = ref VcpuStates.Current;
        uint suspends = state.Suspends;
        Volatile.Write(ref own.IsParked, true);
        while (Volatile.Read(ref state.IsGathering))
        {
            SpinWait.Once();
        }

        Volatile.Write(ref own.IsParked, false);
        if (suspends != Volatile.Read(ref state.Suspends))
        {
            if (state.WasRestored && own.InfoAddress != 0)
            {
                RegisterAgain(Vcpu.Id);
            }

            Timers.SetOneShotAgain();
        }
    }

    /// <summary>After a suspend: the others are let go on.</summary>
    /// <param name="isRestored">Whether it is another domain of the hypervisor's now.</param>
    internal static HypercallResult LetOthersGoOn(bool isRestored)
    {
        for (int vcpu = 0; vcpu < Vcpu.MaximumCount; vcpu++)
        {
            if (!VcpuStates.IsPrepared(vcpu))
            {
                continue;
            }

            ref VcpuState state = ref VcpuStates.Of(vcpu);
            state.ParkingPort = 0;
            if (isRestored && vcpu != Vcpu.Id && !state.IsParked)
            {
                RestoreStopped(vcpu, ref state);
            }
        }

        Volatile.Write(ref GuestLibraryState.Current.IsGathering, false);
        return HypercallResult.Success;
    }

    // It was down: it starts anew, on its own stack, where nothing is kept.
    private static void RestoreStopped(int vcpu, ref VcpuState state)
    {
        state.OneShotDeadline = 0;
        state.IsInitialised = false;
        VcpuStates.Restart(vcpu);
        if (state.InfoAddress != 0)
        {
            RegisterAgain(vcpu);
        }
    }

    // One that is in a handler comes by when that has returned.
    private static bool TryCall(bool isFirst)
    {
        bool allRest = true;
        for (int vcpu = 0; vcpu < Vcpu.MaximumCount; vcpu++)
        {
            if (vcpu == Vcpu.Id || !VcpuStates.IsPrepared(vcpu) || !IsUp(vcpu))
            {
                continue;
            }

            ref VcpuState state = ref VcpuStates.Of(vcpu);
            if (state.ParkingPort == 0 && Events.BindWake(vcpu, out Port port).IsSuccess)
            {
                state.ParkingPort = port.Value;
                isFirst = true;
            }

            bool rests = Volatile.Read(ref state.IsParked);
            if (!rests && isFirst && state.ParkingPort != 0)
            {
                _ = Events.Send(new Port(state.ParkingPort)); // a port of ours
            }

            allRest &= rests;
        }

        return allRest;
    }
}
