using System.IO.Hashing;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Scheduling;
using HypercallSdk.Hypervisor.Vcpus;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor;

/// <content>The digest's part about the machine itself, whether domains may run and where, and what their vCPUs did with their time.</content>
public sealed partial class Host
{
    // The physical CPUs, and what they do to domains' vCPUs.
    private void AddMachine(XxHash128 hash)
    {
        Add(hash, _random);
        Add(hash, _horizon);
        Add(hash, _nextDomain);
        foreach (PhysicalCpu cpu in _cpus)
            cpu.AddTo(hash);

        foreach (Domain domain in _domains)
        {
            foreach (Vcpu vcpu in domain.Vcpus)
                Add(hash, (uint)vcpu.Unit.Cpu.Id | (vcpu.Unit.IsParked ? 256UL : 0));
        }
    }

    private static void AddLife(XxHash128 hash, Domain domain)
    {
        Add(hash, (uint)domain.PauseCount | (domain.IsSuspended ? 1UL << 32 : 0) | ((ulong)((long?)domain.ShutdownCode ?? -1L) << 40));
        Add(hash, (ulong)domain.TimeOffset.Ticks);
        foreach (Watchdog watchdog in domain.Watchdogs)
        {
            Add(hash, (watchdog.IsInUse ? 1UL : 0) | (watchdog.IsArmed ? 2UL : 0) | (watchdog.Order << 2));
            Add(hash, watchdog.IsArmed ? watchdog.Deadline : 0);
        }

        Add(hash, (uint)domain.Weight | ((ulong)(uint)domain.Cap << 32));
        foreach (Vcpu vcpu in domain.Vcpus)
        {
            ref readonly Runstate runstate = ref vcpu.Runstate;
            Add(hash, (ulong)runstate.Kind | ((ulong)(uint)vcpu.PauseCount << 8) | (vcpu.IsUp ? 1UL << 16 : 0));
            Add(hash, runstate.Since);
            for (RunstateKind kind = RunstateKind.Running; kind <= RunstateKind.Offline; kind++)
                Add(hash, runstate.TimeIn(kind));

            Add(hash, vcpu.NotBefore);
            Add(hash, vcpu.Unit.HardAffinity.Bits);
            Add(hash, vcpu.Unit.SoftAffinity.Bits);
            Add(hash, domain.IsPinned(vcpu) ? 1UL : 0);
            if (domain.AffinityBeforePin(vcpu) is { } before)
                Add(hash, before.Bits);
        }
    }
}
