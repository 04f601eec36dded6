// Explanations: each call that a guest is refused leaves one in its domain's log. The innermost check that fails knows most,
// so the first explanation of a call counts and the code around it passes the result on. Batches whose entries have an
// answer each (grant operations, a multicall) begin an entry before each: one more explanation may be noted then, and it
// says which entry it is about.
using System.Diagnostics;
using System.Globalization;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.GrantTables;
using HypercallSdk.Hypervisor.Paging;

namespace HypercallSdk.Hypervisor.Vcpus;

public sealed unsafe partial class Vcpu
{
    private bool _isStore;

    /// <summary>
    /// Refuses the running call: notes the explanation in the domain's log and returns the result that carries
    /// <paramref name="error"/>. The first explanation of a call counts.
    /// </summary>
    /// <param name="error">What the caller gets.</param>
    /// <param name="rule">The rule that the call broke.</param>
    /// <param name="argument">The argument, or the field of one, that broke it.</param>
    /// <param name="value">That argument's value.</param>
    /// <param name="expected">What would have been right.</param>
    public HypercallResult Refuse(XenErrno error, string rule, string? argument, ulong value, string? expected)
    {
        Note(null, error, rule, argument, value, expected);
        return error;
    }

    /// <summary>Refuses a pointer to memory that the caller cannot access: <c>-EFAULT</c>.</summary>
    internal HypercallResult RefusePointer(string argument, ulong address, ulong length, bool write)
    {
        string rule = !AddressSpace.IsGuestAddress(address)
            ? "the pointer is not canonical or points into the hypervisor's own range"
            : write ? "the memory is not mapped writable" : "the memory is not mapped";
        return Refuse(XenErrno.BadAddress, rule, argument, address, $"{length} bytes of mapped{(write ? ", writable" : string.Empty)} guest memory");
    }

    /// <summary>
    /// Notes why a call did less than it was asked to, where Xen's answer is how much it did: no error number tells.
    /// </summary>
    internal HypercallResult RefusePartly(ulong done, ulong asked, string rule, string? argument, ulong value, string? expected)
    {
        Note(string.Create(CultureInfo.InvariantCulture, $"{done} of {asked}"), XenErrno.None, rule, argument, value, expected);
        return new HypercallResult((long)done);
    }

    /// <summary>
    /// Refuses an entry of a batch of grant operations: notes the explanation and returns <paramref name="status"/>.
    /// </summary>
    internal GrantStatus RefuseGrant(GrantStatus status, string rule, string? argument, ulong value, string? expected)
    {
        Note(GrantStatusNames.Of(status), XenErrno.None, rule, argument, value, expected);
        return status;
    }

    /// <summary>Begins entry <paramref name="index"/> of a batch: it has an explanation of its own, which says its index.</summary>
    internal void BeginEntry(int index)
    {
        Gate.Explained = false;
        Gate.Entry = index;
    }

    /// <summary>Whether the next explanation will be in full: what has to be searched for is left out of later ones.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal bool ExplainsInFull => !Gate.Explained && Domain.Log.RefusalCount < Domain.Host.Options.RefusalCallSites;

    // A store to a page table is refused outside every call: it has an explanation of its own.
    private void BeginStore()
    {
        Gate.Explained = false;
        _isStore = true;
    }

    private void EndStore()
    {
        _isStore = false;
        Gate.Explained = false;
    }

    /// <summary>Ends a batch: what is refused after it is about the call.</summary>
    internal void EndEntries()
    {
        Gate.Explained = false;
        Gate.Entry = -1;
    }

    private void Note(string? answer, XenErrno error, string rule, string? argument, ulong value, string? expected)
    {
        if (Gate.Explained)
            return;

        Gate.Explained = true;
        HypercallRegisters registers = _isStore ? default : Gate.Registers;
        HypercallDescription? description = _isStore ? null : Domain.Host.Table[registers.Rax].Describe(this, registers);
        string stubClass = description?.StubClass ?? string.Empty;
        string operation = _isStore ? "store to a page table"
            : description is null ? $"hypercall {registers.Rax}, command {(uint)registers.Rdi}"
            : description.Name;

        string? callSite = Domain.Log.RefusalCount < Domain.Host.Options.RefusalCallSites ? CallSite.Find(stubClass) : null;
        var refusal = new Refusal(operation, registers, error, rule, argument, value, expected, Id, Domain.Host.Clock.Now, callSite)
        {
            Answer = answer ?? ErrnoNames.Of(error),
            Entry = Gate.Entry,
            MulticallEntry = Gate.MulticallEntry,
        };
        Domain.Host.Trace?.Refusal(this, error);
        Domain.Log.Add(refusal);
        Domain.Host.BreakOn(refusal, Domain);
    }
}
