using System;

namespace HypercallSdk.Abi;

/// <summary>A vCPU's virtual IDT (<c>HYPERVISOR_set_trap_table</c>).</summary>
[HypercallContract]
public interface ITrapTable
{
    /// <summary>
    /// Sets entries of the calling vCPU's virtual IDT (<c>HYPERVISOR_set_trap_table</c>). Any domain.
    /// </summary>
    /// <param name="entries">The entries to set; the others stay. Null clears the whole table.</param>
    /// <remarks>
    /// <para>Order: before anything can trap: a fault without a handler crashes the domain. The table is the calling
    /// vCPU's alone; another vCPU gets its own when it is initialised.</para>
    /// <list type="bullet">
    /// <item><see cref="XenErrno.BadAddress"/>: the entries are not memory that the caller may read.</item>
    /// <item><see cref="XenErrno.InvalidArgument"/>: a handler's address is not canonical.</item>
    /// </list>
    /// <para>Entries before the one that was refused are set.</para>
    /// </remarks>
    [Hypercall(HypercallNumber.SetTrapTable)]
    HypercallResult Set([NullAllowed][SentinelEnded(nameof(TrapInfo.Address))] ReadOnlySpan<TrapInfo> entries);
}
