namespace HypercallSdk.Generators.Naming;

/// <summary>The types that emitted code names, from the global namespace on.</summary>
internal static class Emitted
{
    public const string Abi = "global::HypercallSdk.Abi.";
    public const string ArgumentArea = Abi + "ArgumentArea";
    public const string Gate = Abi + "Gate";
    public const string GuestPointer = Abi + "GuestPointer";
    public const string HypercallDescription = Abi + "HypercallDescription";
    public const string HypercallNumber = Abi + "HypercallNumber";
    public const string HypercallRegisters = Abi + "HypercallRegisters";
    public const string HypercallResult = Abi + "HypercallResult";
    public const string ParameterDescription = Abi + "ParameterDescription";
    public const string ParameterDirection = Abi + "ParameterDirection";
    public const string Port = Abi + "Port";
    public const string StartInfo = Abi + "StartInfo";
    public const string XenErrno = Abi + "XenErrno";

    public const string Guest = "global::HypercallSdk.Guest.";
    public const string EventHandlerId = Guest + "EventHandlerId";
    public const string Events = Guest + "Events";
    public const string GuestKernelInterface = Guest + "IGuestKernel";
    public const string GuestVcpu = Guest + "Vcpu";
    public const string KernelRuntime = Guest + "KernelRuntime";
    public const string TrapFrame = Guest + "TrapFrame";
    public const string UnservedSyscalls = Guest + "UnservedSyscalls";
    public const string TrapVector = Guest + "TrapVector";

    public const string Dispatcher = "global::" + KnownNames.Dispatcher;
    public const string HypervisorVcpu = "global::" + KnownNames.HypervisorVcpu;

    public const string Unsafe = "global::System.Runtime.CompilerServices.Unsafe";
    public const string Span = "global::System.Span";
    public const string ReadOnlySpan = "global::System.ReadOnlySpan";
}
