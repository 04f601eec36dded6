namespace HypercallSdk.Guest;

/// <summary>The processor's exceptions, by vector.</summary>
public enum TrapVector : byte
{
    /// <summary>Division by zero or its result out of range (<c>#DE</c>).</summary>
    DivideError = 0,

    /// <summary>A single step or a breakpoint register (<c>#DB</c>).</summary>
    Debug = 1,

    /// <summary>
    /// A non-maskable interrupt (<see cref="Vcpus.SendNmi"/>): taken whether or not upcalls are masked, so on real Xen in the
    /// middle of another handler too; its own handler takes no lock that others hold, and writes to no console. In the
    /// built-in hypervisor it comes between two handlers, before any event. Without a handler it is gone.
    /// </summary>
    NonMaskableInterrupt = 2,

    /// <summary><c>int3</c> (<c>#BP</c>).</summary>
    Breakpoint = 3,

    /// <summary><c>into</c> (<c>#OF</c>); not in 64-bit mode.</summary>
    Overflow = 4,

    /// <summary><c>bound</c> (<c>#BR</c>); not in 64-bit mode.</summary>
    BoundRange = 5,

    /// <summary>An undefined instruction (<c>#UD</c>).</summary>
    InvalidOpcode = 6,

    /// <summary>Floating point while the task-switched flag is set (<c>#NM</c>).</summary>
    DeviceNotAvailable = 7,

    /// <summary>A fault while delivering a fault (<c>#DF</c>); Xen crashes the domain instead.</summary>
    DoubleFault = 8,

    /// <summary>Reserved since the 387.</summary>
    CoprocessorSegmentOverrun = 9,

    /// <summary>An invalid task state segment (<c>#TS</c>).</summary>
    InvalidTss = 10,

    /// <summary>A segment that is not present (<c>#NP</c>).</summary>
    SegmentNotPresent = 11,

    /// <summary>A stack segment fault (<c>#SS</c>).</summary>
    StackFault = 12,

    /// <summary>A privileged instruction or a protection rule broken (<c>#GP</c>).</summary>
    GeneralProtection = 13,

    /// <summary>A page that is not mapped or may not be accessed so (<c>#PF</c>); the address is <c>Traps.FaultAddress</c>.</summary>
    PageFault = 14,

    /// <summary>Reserved; the interrupt controller's spurious vector.</summary>
    SpuriousInterrupt = 15,

    /// <summary>An x87 error (<c>#MF</c>).</summary>
    FloatingPoint = 16,

    /// <summary>An unaligned access while checked (<c>#AC</c>).</summary>
    AlignmentCheck = 17,

    /// <summary>A hardware error (<c>#MC</c>).</summary>
    MachineCheck = 18,

    /// <summary>An SSE error (<c>#XM</c>).</summary>
    SimdFloatingPoint = 19,

    /// <summary>A virtualization exception (<c>#VE</c>).</summary>
    Virtualization = 20,

    /// <summary>A control-flow check failed (<c>#CP</c>).</summary>
    ControlProtection = 21,

    /// <summary>A hypervisor injection exception (<c>#HV</c>).</summary>
    HypervisorInjection = 28,

    /// <summary>A VMM communication exception (<c>#VC</c>).</summary>
    VmmCommunication = 29,

    /// <summary>A security exception (<c>#SX</c>).</summary>
    Security = 30,
}
