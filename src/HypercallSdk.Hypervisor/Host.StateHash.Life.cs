using System.IO.Hashing;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Vcpus;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor;

/// <content>The digest's part about whether domains may run, and what their vCPUs did with their time.</content>
public sealed partial class Host
{
    private static void AddLife(XxHash128 hash, Domain domain)
    {
        Add(hash, (uint)domain.PauseCount | (domain.IsSuspended ? 1UL << 32 : 0) | ((ulong)((long?)domain.ShutdownCode ?? -1L) << 40));
        Add(hash, (ulong)domain.TimeOffset.Ticks);
        foreach (Watchdog watchdog in domain.Watchdogs)
            Add(hash, watchdog.IsInUse ? watchdog.IsArmed ? watchdog.Deadline : 1 : 0);

        foreach (Vcpu vcpu in domain.Vcpus)
        {
            ref readonly Runstate runstate = ref vcpu.Runstate;
            Add(hash, (ulong)runstate.Kind | ((ulong)(uint)vcpu.PauseCount << 8) | (vcpu.IsUp ? 1UL << 16 : 0));
            Add(hash, runstate.Since);
            for (RunstateKind kind = RunstateKind.Running; kind <= RunstateKind.Offline; kind++)
                Add(hash, runstate.TimeIn(kind));

            Add(hash, vcpu.NotBefore);
        }
    }
}
