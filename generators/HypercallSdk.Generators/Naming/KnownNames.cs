namespace HypercallSdk.Generators.Naming;

/// <summary>The SDK's types that the generators look for and write, by name: an analyzer cannot reference them.</summary>
internal static class KnownNames
{
    public const string HypercallContractAttribute = "HypercallSdk.Abi.HypercallContractAttribute";
    public const string HypercallHandlerAttribute = "HypercallSdk.Abi.HypercallHandlerAttribute`1";
    public const string HypercallAttribute = "HypercallSdk.Abi.HypercallAttribute";
    public const string CountFirstAttribute = "HypercallSdk.Abi.CountFirstAttribute";
    public const string MaxCountAttribute = "HypercallSdk.Abi.MaxCountAttribute";
    public const string NullAllowedAttribute = "HypercallSdk.Abi.NullAllowedAttribute";
    public const string CopyOutAttribute = "HypercallSdk.Abi.CopyOutAttribute";
    public const string ElementWiseAttribute = "HypercallSdk.Abi.ElementWiseAttribute";
    public const string ProgressOnFaultAttribute = "HypercallSdk.Abi.ProgressOnFaultAttribute";
    public const string SentinelEndedAttribute = "HypercallSdk.Abi.SentinelEndedAttribute";
    public const string HypercallResult = "HypercallSdk.Abi.HypercallResult";
    public const string GuestPointer = "HypercallSdk.Abi.GuestPointer`1";
    public const string XenNameAttribute = "HypercallSdk.Abi.XenNameAttribute";
    public const string DomainId = "HypercallSdk.Abi.DomainId";
    public const string MachineFrame = "HypercallSdk.Abi.MachineFrame";
    public const string MachineAddress = "HypercallSdk.Abi.MachineAddress";
    public const string ReadOnlySpan = "System.ReadOnlySpan`1";
    public const string Span = "System.Span`1";

    public const string GuestKernelAttribute = "HypercallSdk.Guest.GuestKernelAttribute";
    public const string BootAttribute = "HypercallSdk.Guest.BootAttribute";
    public const string VcpuBootAttribute = "HypercallSdk.Guest.VcpuBootAttribute";
    public const string TrapHandlerAttribute = "HypercallSdk.Guest.TrapHandlerAttribute";
    public const string VirqHandlerAttribute = "HypercallSdk.Guest.VirqHandlerAttribute";
    public const string IpiHandlerAttribute = "HypercallSdk.Guest.IpiHandlerAttribute";
    public const string PortHandlerAttribute = "HypercallSdk.Guest.PortHandlerAttribute";
    public const string SyscallHandlerAttribute = "HypercallSdk.Guest.SyscallHandlerAttribute";
    public const string IdleHandlerAttribute = "HypercallSdk.Guest.IdleHandlerAttribute";
    public const string SuspendAttribute = "HypercallSdk.Guest.SuspendAttribute";
    public const string ResumeAttribute = "HypercallSdk.Guest.ResumeAttribute";
    public const string SyscallContractAttribute = "HypercallSdk.Guest.SyscallContractAttribute";
    public const string SyscallAttribute = "HypercallSdk.Guest.SyscallAttribute";
    public const string UnknownSyscallAttribute = "HypercallSdk.Guest.UnknownSyscallAttribute";
    public const string SyscallResult = "HypercallSdk.Guest.SyscallResult";
    public const string UserPointer = "HypercallSdk.Guest.UserPointer`1";
    public const string StartInfo = "HypercallSdk.Abi.StartInfo";
    public const string TrapFrame = "HypercallSdk.Guest.TrapFrame";
    public const string Port = "HypercallSdk.Abi.Port";

    public const string Dispatcher = "HypercallSdk.Hypervisor.Hypercalls.HypercallDispatcher";
    public const string HypervisorVcpu = "HypercallSdk.Hypervisor.Vcpus.Vcpu";
}
