using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>The memory operations that are declared and not served yet.</summary>
internal sealed unsafe partial class MemoryOpHandler
{
    public HypercallResult IncreaseReservation(Vcpu caller, in MemoryReservation reservation) => NotServed(caller);

    public HypercallResult DecreaseReservation(Vcpu caller, in MemoryReservation reservation) => NotServed(caller);

    public HypercallResult MachineToPhysicalFrames(Vcpu caller, ref MachineToPhysicalFrameList list) => NotServed(caller);

    public HypercallResult PopulatePhysmap(Vcpu caller, in MemoryReservation reservation) => NotServed(caller);

    public HypercallResult AddToPhysmap(Vcpu caller, in AddToPhysmap page) => NotServed(caller);

    public HypercallResult MemoryMap(Vcpu caller, ref MemoryMap map) => NotServed(caller);

    public HypercallResult MachineMemoryMap(Vcpu caller, ref MemoryMap map) => NotServed(caller);

    public HypercallResult Exchange(Vcpu caller, ref MemoryExchange exchange) => NotServed(caller);

    public HypercallResult MachineToPhysicalPlace(Vcpu caller, out MachineToPhysicalMapping mapping)
    {
        mapping = default;
        return NotServed(caller);
    }

    public HypercallResult SetMemoryMap(Vcpu caller, in ForeignMemoryMap map) => NotServed(caller);

    public HypercallResult RemoveFromPhysmap(Vcpu caller, in RemoveFromPhysmap page) => NotServed(caller);

    public HypercallResult SetPopulateOnDemandTarget(Vcpu caller, ref PopulateOnDemandTarget target) => NotServed(caller);

    public HypercallResult GetPopulateOnDemandTarget(Vcpu caller, ref PopulateOnDemandTarget target) => NotServed(caller);

    public HypercallResult SharingFreedPages(Vcpu caller) => NotServed(caller);

    public HypercallResult SharingSharedPages(Vcpu caller) => NotServed(caller);

    public HypercallResult AddToPhysmapBatch(Vcpu caller, in AddToPhysmapBatch pages) => NotServed(caller);

    public HypercallResult ClaimPages(Vcpu caller, in MemoryReservation reservation) => NotServed(caller);

    public HypercallResult CompatibleMachineToPhysicalFrames(Vcpu caller, ref MachineToPhysicalFrameList list) => NotServed(caller);

    public HypercallResult VirtualNumaTopology(Vcpu caller, ref VirtualNumaTopology topology) => NotServed(caller);

    public HypercallResult ReservedDeviceMemoryMap(Vcpu caller, ref ReservedDeviceMemoryMap map) => NotServed(caller);

    public HypercallResult AcquireResource(Vcpu caller, ref AcquireResource resource) => NotServed(caller);

    private static HypercallResult NotServed(Vcpu caller) =>
        caller.Refuse(XenErrno.NotImplemented, "not served yet", "command", (uint)caller.Gate.Registers.Rdi, "another command");
}
