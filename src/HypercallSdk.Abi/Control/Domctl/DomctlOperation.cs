using System.Runtime.InteropServices;

namespace HypercallSdk.Abi;

/// <summary>What a <c>domctl</c> is about (<c>struct xen_domctl</c>).</summary>
[XenName("struct xen_domctl")]
[StructLayout(LayoutKind.Explicit, Size = 144)]
public struct DomctlOperation
{
    /// <summary>The command; the stub writes it (<c>cmd</c>).</summary>
    [FieldOffset(0)]
    [XenName("cmd")]
    public uint Command;

    /// <summary>
    /// The version of the interface that the caller was built with; the stub writes it (<c>interface_version</c>).
    /// </summary>
    [FieldOffset(4)]
    [XenName("interface_version")]
    public uint InterfaceVersion;

    /// <summary>The domain that it is done to (<c>domain</c>).</summary>
    [FieldOffset(8)]
    [XenName("domain")]
    public DomainId Domain;

    /// <summary>Padding (<c>_pad</c>).</summary>
    [FieldOffset(10)]
    [XenName("_pad")]
    public Bytes6 Padding;

    /// <summary>For <see cref="IDomctl.CreateDomain"/> (<c>u.createdomain</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.createdomain")]
    public DomctlCreateDomain CreateDomain;

    /// <summary>For <see cref="IDomctl.GetDomainInfo"/> (<c>u.getdomaininfo</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.getdomaininfo")]
    public DomctlDomainInfo DomainInfo;

    /// <summary>For <see cref="IDomctl.GetPageFrameInfo3"/> (<c>u.getpageframeinfo3</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.getpageframeinfo3")]
    public DomctlGetPageFrameInfo3 GetPageFrameInfo3;

    /// <summary>
    /// For <see cref="IDomctl.SetNodeAffinity"/> and <see cref="IDomctl.GetNodeAffinity"/> (<c>u.nodeaffinity</c>).
    /// </summary>
    [FieldOffset(16)]
    [XenName("u.nodeaffinity")]
    public DomctlNodeAffinity NodeAffinity;

    /// <summary>
    /// For <see cref="IDomctl.SetVcpuAffinity"/> and <see cref="IDomctl.GetVcpuAffinity"/> (<c>u.vcpuaffinity</c>).
    /// </summary>
    [FieldOffset(16)]
    [XenName("u.vcpuaffinity")]
    public DomctlVcpuAffinity VcpuAffinity;

    /// <summary>For <see cref="IDomctl.ShadowOp"/> (<c>u.shadow_op</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.shadow_op")]
    public DomctlShadowOp ShadowOp;

    /// <summary>For <see cref="IDomctl.MaxMemory"/> (<c>u.max_mem</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.max_mem")]
    public DomctlMaxMemory MaxMemory;

    /// <summary>
    /// For <see cref="IDomctl.SetVcpuContext"/> and <see cref="IDomctl.GetVcpuContext"/> (<c>u.vcpucontext</c>).
    /// </summary>
    [FieldOffset(16)]
    [XenName("u.vcpucontext")]
    public DomctlVcpuContext VcpuContext;

    /// <summary>For <see cref="IDomctl.GetVcpuInfo"/> (<c>u.getvcpuinfo</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.getvcpuinfo")]
    public DomctlGetVcpuInfo GetVcpuInfo;

    /// <summary>For <see cref="IDomctl.MaxVcpus"/> (<c>u.max_vcpus</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.max_vcpus")]
    public DomctlMaxVcpus MaxVcpus;

    /// <summary>For <see cref="IDomctl.SchedulerOp"/> (<c>u.scheduler_op</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.scheduler_op")]
    public DomctlSchedulerOp SchedulerOp;

    /// <summary>For <see cref="IDomctl.SetDomainHandle"/> (<c>u.setdomainhandle</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.setdomainhandle")]
    public DomctlSetDomainHandle SetDomainHandle;

    /// <summary>For <see cref="IDomctl.SetDebugging"/> (<c>u.setdebugging</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.setdebugging")]
    public DomctlSetDebugging SetDebugging;

    /// <summary>For <see cref="IDomctl.IrqPermission"/> (<c>u.irq_permission</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.irq_permission")]
    public DomctlIrqPermission IrqPermission;

    /// <summary>For <see cref="IDomctl.IoMemoryPermission"/> (<c>u.iomem_permission</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.iomem_permission")]
    public DomctlIoMemoryPermission IoMemoryPermission;

    /// <summary>For <see cref="IDomctl.IoPortPermission"/> (<c>u.ioport_permission</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.ioport_permission")]
    public DomctlIoPortPermission IoPortPermission;

    /// <summary>For <see cref="IDomctl.HypercallInit"/> (<c>u.hypercall_init</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.hypercall_init")]
    public DomctlHypercallInit HypercallInit;

    /// <summary>For <see cref="IDomctl.SetTimeOffset"/> (<c>u.settimeoffset</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.settimeoffset")]
    public DomctlSetTimeOffset SetTimeOffset;

    /// <summary>
    /// For <see cref="IDomctl.GetTscInfo"/> and <see cref="IDomctl.SetTscInfo"/> (<c>u.tsc_info</c>).
    /// </summary>
    [FieldOffset(16)]
    [XenName("u.tsc_info")]
    public DomctlTscInfo TscInfo;

    /// <summary>
    /// For <see cref="IDomctl.GetHvmContext"/> and <see cref="IDomctl.SetHvmContext"/> (<c>u.hvmcontext</c>).
    /// </summary>
    [FieldOffset(16)]
    [XenName("u.hvmcontext")]
    public DomctlHvmContext HvmContext;

    /// <summary>For <see cref="IDomctl.GetHvmContextPartial"/> (<c>u.hvmcontext_partial</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.hvmcontext_partial")]
    public DomctlHvmContextPartial HvmContextPartial;

    /// <summary>
    /// For <see cref="IDomctl.SetAddressSize"/> and <see cref="IDomctl.GetAddressSize"/> (<c>u.address_size</c>).
    /// </summary>
    [FieldOffset(16)]
    [XenName("u.address_size")]
    public DomctlAddressSize AddressSize;

    /// <summary>For <see cref="IDomctl.SendTrigger"/> (<c>u.sendtrigger</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.sendtrigger")]
    public DomctlSendTrigger SendTrigger;

    /// <summary>For <see cref="IDomctl.GetDeviceGroup"/> (<c>u.get_device_group</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.get_device_group")]
    public DomctlGetDeviceGroup GetDeviceGroup;

    /// <summary>
    /// For <see cref="IDomctl.AssignDevice"/>, <see cref="IDomctl.TestAssignDevice"/> and <see
    /// cref="IDomctl.DeassignDevice"/> (<c>u.assign_device</c>).
    /// </summary>
    [FieldOffset(16)]
    [XenName("u.assign_device")]
    public DomctlAssignDevice AssignDevice;

    /// <summary>
    /// For <see cref="IDomctl.BindPassedIrq"/> and <see cref="IDomctl.UnbindPassedIrq"/> (<c>u.bind_pt_irq</c>).
    /// </summary>
    [FieldOffset(16)]
    [XenName("u.bind_pt_irq")]
    public DomctlBindPassedIrq BindPassedIrq;

    /// <summary>For <see cref="IDomctl.MemoryMapping"/> (<c>u.memory_mapping</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.memory_mapping")]
    public DomctlMemoryMapping MemoryMapping;

    /// <summary>For <see cref="IDomctl.IoPortMapping"/> (<c>u.ioport_mapping</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.ioport_mapping")]
    public DomctlIoPortMapping IoPortMapping;

    /// <summary>
    /// For <see cref="IDomctl.SetExtendedVcpuContext"/> and <see cref="IDomctl.GetExtendedVcpuContext"/>
    /// (<c>u.ext_vcpucontext</c>).
    /// </summary>
    [FieldOffset(16)]
    [XenName("u.ext_vcpucontext")]
    public DomctlExtendedVcpuContext ExtendedVcpuContext;

    /// <summary>For <see cref="IDomctl.SetTarget"/> (<c>u.set_target</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.set_target")]
    public DomctlSetTarget SetTarget;

    /// <summary>For <see cref="IDomctl.Subscribe"/> (<c>u.subscribe</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.subscribe")]
    public DomctlSubscribe Subscribe;

    /// <summary>For <see cref="IDomctl.DebugOp"/> (<c>u.debug_op</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.debug_op")]
    public DomctlDebugOp DebugOp;

    /// <summary>For <see cref="IDomctl.VmEventOp"/> (<c>u.vm_event_op</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.vm_event_op")]
    public DomctlVmEventOp VmEventOp;

    /// <summary>For <see cref="IDomctl.MemorySharingOp"/> (<c>u.mem_sharing_op</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.mem_sharing_op")]
    public DomctlMemorySharingOp MemorySharingOp;

    /// <summary>
    /// For <see cref="IDomctl.GetCpuPolicy"/> and <see cref="IDomctl.SetCpuPolicy"/> (<c>u.cpu_policy</c>).
    /// </summary>
    [FieldOffset(16)]
    [XenName("u.cpu_policy")]
    public DomctlCpuPolicy CpuPolicy;

    /// <summary>
    /// For <see cref="IDomctl.SetVcpuExtendedState"/> and <see cref="IDomctl.GetVcpuExtendedState"/>
    /// (<c>u.vcpuextstate</c>).
    /// </summary>
    [FieldOffset(16)]
    [XenName("u.vcpuextstate")]
    public DomctlVcpuExtendedState VcpuExtendedState;

    /// <summary>
    /// For <see cref="IDomctl.GetVcpuMsrs"/> and <see cref="IDomctl.SetVcpuMsrs"/> (<c>u.vcpu_msrs</c>).
    /// </summary>
    [FieldOffset(16)]
    [XenName("u.vcpu_msrs")]
    public DomctlVcpuMsrs VcpuMsrs;

    /// <summary>For <see cref="IDomctl.SetAccessRequired"/> (<c>u.access_required</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.access_required")]
    public DomctlSetAccessRequired AccessRequired;

    /// <summary>For <see cref="IDomctl.AuditPhysicalMap"/> (<c>u.audit_p2m</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.audit_p2m")]
    public DomctlAuditPhysicalMap AuditPhysicalMap;

    /// <summary>For <see cref="IDomctl.SetVirqHandler"/> (<c>u.set_virq_handler</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.set_virq_handler")]
    public DomctlSetVirqHandler SetVirqHandler;

    /// <summary>For <see cref="IDomctl.GdbGuestMemory"/> (<c>u.gdbsx_guest_memio</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.gdbsx_guest_memio")]
    public DomctlGdbMemory GdbMemory;

    /// <summary>For <see cref="IDomctl.SetBrokenPage"/> (<c>u.set_broken_page_p2m</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.set_broken_page_p2m")]
    public DomctlSetBrokenPage SetBrokenPage;

    /// <summary>For <see cref="IDomctl.CacheFlush"/> (<c>u.cacheflush</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.cacheflush")]
    public DomctlCacheFlush CacheFlush;

    /// <summary>
    /// For <see cref="IDomctl.GdbPauseVcpu"/> and <see cref="IDomctl.GdbUnpauseVcpu"/> (<c>u.gdbsx_pauseunp_vcpu</c>).
    /// </summary>
    [FieldOffset(16)]
    [XenName("u.gdbsx_pauseunp_vcpu")]
    public DomctlGdbVcpu GdbVcpu;

    /// <summary>For <see cref="IDomctl.GdbDomainStatus"/> (<c>u.gdbsx_domstatus</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.gdbsx_domstatus")]
    public DomctlGdbStatus GdbStatus;

    /// <summary>For <see cref="IDomctl.SetVirtualNumaInfo"/> (<c>u.vnuma</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.vnuma")]
    public DomctlVirtualNuma VirtualNuma;

    /// <summary>For <see cref="IDomctl.CacheMonitoringOp"/> (<c>u.psr_cmt_op</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.psr_cmt_op")]
    public DomctlCacheMonitoringOp CacheMonitoringOp;

    /// <summary>For <see cref="IDomctl.MonitorOp"/> (<c>u.monitor_op</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.monitor_op")]
    public DomctlMonitorOp MonitorOp;

    /// <summary>For <see cref="IDomctl.CacheAllocation"/> (<c>u.psr_alloc</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.psr_alloc")]
    public DomctlCacheAllocation CacheAllocation;

    /// <summary>For <see cref="IDomctl.VirtualUartOp"/> (<c>u.vuart_op</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.vuart_op")]
    public DomctlVirtualUartOp VirtualUartOp;

    /// <summary>For <see cref="IDomctl.TraceOp"/> (<c>u.vmtrace_op</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.vmtrace_op")]
    public DomctlTraceOp TraceOp;

    /// <summary>
    /// For <see cref="IDomctl.GetPagingPoolSize"/> and <see cref="IDomctl.SetPagingPoolSize"/>
    /// (<c>u.paging_mempool</c>).
    /// </summary>
    [FieldOffset(16)]
    [XenName("u.paging_mempool")]
    public DomctlPagingPool PagingPool;

    /// <summary>All of the arguments' bytes (<c>u.pad</c>).</summary>
    [FieldOffset(16)]
    [XenName("u.pad")]
    public Bytes128 Arguments;
}
