namespace HypercallSdk.Abi;

/// <summary>Modes in which the hypervisor assists the whole domain (<c>HYPERVISOR_vm_assist</c>).</summary>
[HypercallContract]
public interface IVmAssist
{
    /// <summary>Turns a mode on or off (<c>HYPERVISOR_vm_assist</c>). Any domain, for itself.</summary>
    /// <param name="command">On or off.</param>
    /// <param name="type">The mode.</param>
    /// <remarks>
    /// <para>Order: none; a mode that is on already may be turned on, and off likewise. All are off at the start, but for
    /// those that the kernel's image notes ask for.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.InvalidArgument"/>: there is no such mode, or not for this kind of guest. It is told
    /// before the command is looked at.</item>
    /// <item><see cref="XenErrno.NotImplemented"/>: there is no such command.</item>
    /// </list>
    /// </remarks>
    [Hypercall(HypercallNumber.VmAssist)]
    HypercallResult Change(VmAssistCommand command, VmAssistType type);
}
