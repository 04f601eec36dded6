using System;
using System.Diagnostics;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Debugging;
using Vcpu = HypercallSdk.Hypervisor.Vcpus.Vcpu;

namespace HypercallSdk.Hypervisor.Domains;

/// <content>For debuggers and for who looks at a domain: nothing here changes anything in a run.</content>
[DebuggerDisplay("{DebugText,nq}")]
[DebuggerTypeProxy(typeof(DomainView))]
public sealed unsafe partial class Domain
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal string DebugText => DomainView.Describe(this);

    /// <summary>
    /// What lies at an address of the domain's: the entry points of a hosted kernel lead to its methods, with file and line where
    /// there are symbols; all else is said in words: a field of the kernel's state, a vCPU's stack, start_info, an entry of a page
    /// table, a granted page. The address is looked at as the vCPU's mode maps it.
    /// </summary>
    /// <param name="address">The address.</param>
    /// <param name="vcpu">Which vCPU's tables map it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The domain has no such vCPU.</exception>
    public GuestPlace PlaceOf(VirtualAddress address, VcpuId vcpu = default) => DomainView.IsThere(this)
        ? PlaceFinder.Find(this, VcpuAt(vcpu).AddressSpace, address.Value)
        : new GuestPlace { Address = address, Description = DomainView.Gone };

    /// <summary>
    /// The walk of the page tables for an address, one level a line: each entry with its flags in words, the frame that it
    /// names, whose that is and of which type; and what was wrong.
    /// </summary>
    /// <param name="address">The address.</param>
    /// <param name="vcpu">Which vCPU's tables.</param>
    /// <exception cref="ArgumentOutOfRangeException">The domain has no such vCPU.</exception>
    public string DescribeWalk(VirtualAddress address, VcpuId vcpu = default) => new PageWalkView(VcpuAt(vcpu).AddressSpace, address.Value).ToString();

    private Vcpu VcpuAt(VcpuId vcpu)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(vcpu.Value, (uint)_vcpus.Length, nameof(vcpu));
        return _vcpus[vcpu.Value];
    }
}
