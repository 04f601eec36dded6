namespace HypercallSdk.Hypervisor.Checking;

/// <summary>
/// A check that the hypervisor leaves out, for tests of the tests: each after a hole that real Xen had. Only the SDK's own
/// tests can ask for one.
/// </summary>
internal enum PlantedBug
{
    /// <summary>None: the hypervisor as it is.</summary>
    None,

    /// <summary>
    /// After XSA-182: an entry above L1 is rewritten without a check where it differs in its writable bit alone, so that a
    /// read-only linear page table becomes a writable one.
    /// </summary>
    LinearMappingGainsWriting,

    /// <summary>
    /// After XSA-212: the new frames of an exchange are written to wherever the caller says, not where it may write.
    /// </summary>
    ExchangeWritesAnywhere,

    /// <summary>After XSA-231: the memory node of a reservation is used as an index as it comes.</summary>
    NodeIsUnchecked,

    /// <summary>
    /// After XSA-286: translations made through tables that are unlinked stay, and so do those of a frame that becomes a
    /// table.
    /// </summary>
    StaleTranslationsStay,

    /// <summary>
    /// After XSA-224: a grant mapped for the host and for devices is counted for one of both when it is mapped, and for both
    /// when it ends.
    /// </summary>
    DeviceMappingIsNotCounted,

    /// <summary>After XSA-255: status frames of a grant table are freed though the guest maps them.</summary>
    MappedStatusFramesAreFreed,

    /// <summary>After XSA-227: a grant is mapped into an entry at an address that is none.</summary>
    EntryAddressIsUnaligned,

    /// <summary>After XSA-29: how many frames an exchange may name, and where their list may lie, is not checked.</summary>
    ExchangeRangeIsUnchecked,

    /// <summary>An edge that came while its port was masked is forgotten when it is unmasked.</summary>
    EdgeIsLostAtUnmask,

    /// <summary>A masked port's vCPU is told.</summary>
    MaskedEdgeGivesUpcall,

    /// <summary>A port that is closed while it is pending is pending when it is bound again.</summary>
    ClosedPortStaysPending,

    /// <summary>A reset closes all ports but those of interrupts between vCPUs.</summary>
    ResetLeavesPorts,

    /// <summary>All events of the FIFO ABI go on the queue of the default priority.</summary>
    PriorityIsIgnored,

    /// <summary>The FIFO queue that a port was on last keeps it as its tail when the port goes on another.</summary>
    OldTailIsKept,

    /// <summary>An event is linked to the tail of its FIFO queue without a look whether the guest has taken that one off.</summary>
    TakenTailIsLinkedTo,

    /// <summary>A port that its guest has on a FIFO queue is handed out again.</summary>
    LinkedPortIsHandedOut,

    /// <summary>A capped domain is never parked.</summary>
    CapIsIgnored,

    /// <summary>An idle CPU takes a unit that may not run there.</summary>
    StealingIgnoresAffinity,

    /// <summary>A woken vCPU goes before all others for ever.</summary>
    BoostNeverEnds,

    /// <summary>A part of what is handed out reaches nobody.</summary>
    CreditsLeak,

    /// <summary>An idle CPU is not told when somebody waits elsewhere that may run on it.</summary>
    WaitingIsNotOffered,

    /// <summary>Not the CPU whose clock is furthest behind goes on, but the first that has something to do.</summary>
    FirstBusyCpuGoesOn,
}
