using System;
using HypercallSdk.Abi;

namespace HypercallSdk.Guest;

/// <summary>Single operations of <c>mmuext_op</c> on the domain's own frames.</summary>
internal static class PageTableOperations
{
    internal static HypercallResult PinRoot(PseudoPhysicalFrame table) => OnFrame(MmuExtendedCommand.PinL4Table, table);

    internal static HypercallResult Unpin(PseudoPhysicalFrame table) => OnFrame(MmuExtendedCommand.UnpinTable, table);

    internal static HypercallResult SetRoot(PseudoPhysicalFrame table) => OnFrame(MmuExtendedCommand.NewBasePointer, table);

    /// <summary>Frame 0, which is never a table, stands for none.</summary>
    internal static HypercallResult SetUserRoot(PseudoPhysicalFrame table) =>
        table.Value != 0
            ? OnFrame(MmuExtendedCommand.NewUserBasePointer, table)
            : Execute(new MmuExtendedOperation { Command = MmuExtendedCommand.NewUserBasePointer });

    internal static HypercallResult Clear(PseudoPhysicalFrame frame) => OnFrame(MmuExtendedCommand.ClearPage, frame);

    internal static HypercallResult Copy(PseudoPhysicalFrame destination, PseudoPhysicalFrame source) =>
        Execute(new MmuExtendedOperation
        {
            Command = MmuExtendedCommand.CopyPage,
            Frame = KernelMemory.MachineFrameOf(destination),
            SourceFrame = KernelMemory.MachineFrameOf(source),
        });

    internal static HypercallResult Execute(MmuExtendedOperation operation) =>
        MmuExtOp.Execute(new ReadOnlySpan<MmuExtendedOperation>(in operation), out _, DomainId.Self);

    private static HypercallResult OnFrame(MmuExtendedCommand command, PseudoPhysicalFrame frame) =>
        Execute(new MmuExtendedOperation { Command = command, Frame = KernelMemory.MachineFrameOf(frame) });
}
