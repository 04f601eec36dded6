using HypercallSdk.Hypervisor.Machine;
using HypercallSdk.Hypervisor.Processors;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Paging;

/// <summary>The address space of a vCPU's user code, whose processor remembers translations of its own.</summary>
// A class of its own: a kernel's space, of which each vCPU has one, is without the field.
internal sealed class UserAddressSpace(MachineMemory memory, TranslationCache translations) : AddressSpace(memory, translations, VcpuMode.User)
{
    /// <summary>The processor that runs code on it; null until there is one.</summary>
    public UserProcessor? Processor { get; set; }

    /// <inheritdoc/>
    protected override void Forgot(ulong address) => Processor?.Forget(address);

    /// <inheritdoc/>
    protected override void ForgotAll() => Processor?.ForgetAll();
}
