using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>Giving a page away for good (<c>GNTTABOP_transfer</c>) to a domain that has an <see cref="TransferSlot"/> open for it.</summary>
public static class FrameTransfer
{
    /// <summary>
    /// Gives a page of ours away. It must be in no use but the kernel's own mapping, which is taken away first. A hole is
    /// left in its place, which <see cref="Balloon.TakeAgain"/> fills.
    /// </summary>
    /// <param name="frame">A page that <see cref="PageAllocator"/> handed out.</param>
    /// <param name="domain">To whom.</param>
    /// <param name="slot">The receiver's number of its slot.</param>
    /// <param name="isLost">
    /// Whether the page is gone although the transfer failed: where the receiver or its slot is refused, Xen has taken the
    /// page already and frees it.
    /// </param>
    /// <returns>The hypervisor's status.</returns>
    public static GrantStatus Give(PseudoPhysicalFrame frame, DomainId domain, GrantReference slot, out bool isLost)
    {
        isLost = false;
        if (Balloon.TryDetach(frame, out MachineFrame machineFrame).IsError)
        {
            return GrantStatus.BadPage;
        }

        var transfer = new GrantTransfer { Frame = machineFrame, Domain = domain, Reference = slot };
        HypercallResult result = GrantTableOp.Transfer(new Span<GrantTransfer>(ref transfer));
        GrantStatus status = result.IsError ? GrantStatus.GeneralError : transfer.Status;
        isLost = status != GrantStatus.Okay && Balloon.TryAttach(frame, machineFrame).IsError;

        return status;
    }
}
