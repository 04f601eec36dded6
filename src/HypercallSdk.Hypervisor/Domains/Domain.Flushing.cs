// Forgetting translations on several vCPUs at once. A vCPU that a guest leaves out keeps what it has, as on Xen: that is what
// the guest asked for.
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Domains;

public sealed unsafe partial class Domain
{
    /// <summary>Forgets all vCPUs' translations.</summary>
    internal void FlushTranslations()
    {
        foreach (Vcpu vcpu in _vcpus)
            vcpu.FlushTranslations();
    }

    /// <summary>Forgets all vCPUs' translations of one page.</summary>
    internal void FlushTranslation(VirtualAddress address)
    {
        foreach (Vcpu vcpu in _vcpus)
            vcpu.FlushTranslation(address);
    }

    /// <summary>Forgets some vCPUs' translations.</summary>
    internal void FlushTranslations(in VcpuBitmap vcpus)
    {
        for (int i = 0; i < _vcpus.Length; i++)
        {
            if (vcpus.Contains(i))
                _vcpus[i].FlushTranslations();
        }
    }

    /// <summary>Forgets some vCPUs' translations of one page.</summary>
    internal void FlushTranslation(VirtualAddress address, in VcpuBitmap vcpus)
    {
        for (int i = 0; i < _vcpus.Length; i++)
        {
            if (vcpus.Contains(i))
                _vcpus[i].FlushTranslation(address);
        }
    }

    /// <summary>
    /// Reads a guest's bitmap of vCPUs: as many bytes as the domain's vCPUs have bits for, from where the guest says (Xen's
    /// <c>vcpumask_to_pcpumask</c>).
    /// </summary>
    /// <returns>False where they cannot be read.</returns>
    internal bool TryReadVcpus(Vcpu caller, ulong address, out VcpuBitmap vcpus)
    {
        vcpus = default;
        return caller.TryCopyIn(address, vcpus.Bytes(_vcpus.Length));
    }
}
