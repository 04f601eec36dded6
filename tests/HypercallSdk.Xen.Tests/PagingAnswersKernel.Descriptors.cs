using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <content>Roots, flushes, copies and descriptor tables.</content>
public partial struct PagingAnswersKernel
{
    private void Roots()
    {
        MachineFrame root = FrameOf(_level4);
        Expect("new root, the same"u8, 0, Extended(MmuExtendedCommand.NewBasePointer, root));
        Expect("new root, a level-1 table"u8, InvalidArgument, Extended(MmuExtendedCommand.NewBasePointer, FrameOf(_level1)));
        Expect("new root, a writable page"u8, InvalidArgument, Extended(MmuExtendedCommand.NewBasePointer, Frame(0)));
        Expect("new root, no memory"u8, InvalidArgument, Extended(MmuExtendedCommand.NewBasePointer, new MachineFrame(0xfff_ffff)));
        Expect("new root, of devices"u8, NotPermitted, Extended(MmuExtendedCommand.NewBasePointer, root, 0, 0x7ff1));
        Expect("new user root"u8, 0, Extended(MmuExtendedCommand.NewUserBasePointer, root));
        Expect("new user root, the same"u8, 0, Extended(MmuExtendedCommand.NewUserBasePointer, root));
        Expect("new user root, a level-1 table"u8, InvalidArgument, Extended(MmuExtendedCommand.NewUserBasePointer, FrameOf(_level1)));
        Expect("new user root, no memory"u8, InvalidArgument, Extended(MmuExtendedCommand.NewUserBasePointer, new MachineFrame(0xfff_ffff)));
        Expect("new user root, none"u8, 0, Extended(MmuExtendedCommand.NewUserBasePointer, default));
        Expect("new user root, none again"u8, 0, Extended(MmuExtendedCommand.NewUserBasePointer, default));
    }

    private void Flushes()
    {
        new GuestPointer<ulong>(Window(9)).Write(1);
        Expect("flush"u8, 0, Extended(MmuExtendedCommand.TlbFlushLocal, default));
        Expect("flush, all vCPUs"u8, 0, Extended(MmuExtendedCommand.TlbFlushAll, default));
        Expect("flush, of devices"u8, NotPermitted, Extended(MmuExtendedCommand.TlbFlushLocal, default, 0, 0x7ff1));
        Expect("flush, vCPUs of a bitmap"u8, 0, Extended(MmuExtendedCommand.TlbFlushMulti, default, Window(9)));
        Expect("flush, bad bitmap"u8, InvalidArgument, Extended(MmuExtendedCommand.TlbFlushMulti, default, BadPointer));
        Expect("flush, no bitmap"u8, InvalidArgument, Extended(MmuExtendedCommand.TlbFlushMulti, default));
        Expect("flush an address"u8, 0, Extended(MmuExtendedCommand.InvalidatePageLocal, new MachineFrame(Window(0))));
        Expect("flush an address, not canonical"u8, 0, Extended(MmuExtendedCommand.InvalidatePageLocal, new MachineFrame(NotCanonical)));
        Expect("flush an address, all vCPUs, not canonical"u8, 0, Extended(MmuExtendedCommand.InvalidatePageAll, new MachineFrame(NotCanonical)));
        Expect("flush an address, bad bitmap"u8, InvalidArgument, Extended(MmuExtendedCommand.InvalidatePageMulti, new MachineFrame(Window(0)), BadPointer));
        Expect("flush the cache"u8, _caller.Told(0, AccessDenied), Extended(MmuExtendedCommand.FlushCache, default));
        Expect("flush the caches"u8, _caller.Told(0, InvalidArgument), Extended(MmuExtendedCommand.FlushCacheGlobal, default));
        Expect("superpage"u8, NotSupported, Extended(MmuExtendedCommand.MarkSuper, default));
        Expect("no superpage"u8, NotSupported, Extended(MmuExtendedCommand.UnmarkSuper, default));
        Expect("command 14"u8, NotImplemented, Extended((MmuExtendedCommand)14, default));
        Expect("command 21"u8, NotImplemented, Extended((MmuExtendedCommand)21, default));
    }

    private void ClearAndCopy(in StartInfo info)
    {
        new GuestPointer<ulong>(Window(0)).Write(0x77);
        Expect("clear"u8, 0, Extended(MmuExtendedCommand.ClearPage, Frame(0)));
        Expect("clear, the page"u8, 0, (long)Word(Window(0)));
        Expect("clear, a table"u8, InvalidArgument, Extended(MmuExtendedCommand.ClearPage, FrameOf(_level1)));
        Expect("clear, no memory"u8, InvalidArgument, Extended(MmuExtendedCommand.ClearPage, new MachineFrame(0xfff_ffff)));
        Expect("copy"u8, 0, Extended(MmuExtendedCommand.CopyPage, Frame(0), FrameOf(_level4).Value));
        Expect("copy, the page"u8, (long)Word(_level4 + 4088), (long)Word(Window(0) + 4088));
        Expect("copy, to a table"u8, InvalidArgument, Extended(MmuExtendedCommand.CopyPage, FrameOf(_level1), Frame(0).Value));
        Expect("copy, from no memory"u8, InvalidArgument, Extended(MmuExtendedCommand.CopyPage, Frame(0), 0xfff_ffff));
        Expect("copy, from shared_info"u8, 0, Extended(MmuExtendedCommand.CopyPage, Frame(0), info.SharedInfo.Frame.Value));
        Expect("pin, shared_info"u8, InvalidArgument, Extended(MmuExtendedCommand.PinL1Table, info.SharedInfo.Frame));
    }

    private void LocalDescriptorTable()
    {
        Expect("local table, not aligned"u8, InvalidArgument, Extended(MmuExtendedCommand.SetLdt, new MachineFrame(Window(0) + 8), 4));
        Expect("local table, too large"u8, InvalidArgument, Extended(MmuExtendedCommand.SetLdt, new MachineFrame(Window(0)), 8193));
        Expect("local table"u8, 0, Extended(MmuExtendedCommand.SetLdt, new MachineFrame(Window(0)), 8192));
        Expect("local table, the hypervisor's place"u8, InvalidArgument, Extended(MmuExtendedCommand.SetLdt, new MachineFrame(HypervisorMemory.Start), 4));
        Expect("local table, not canonical"u8, InvalidArgument, Extended(MmuExtendedCommand.SetLdt, new MachineFrame(NotCanonical), 4));
        Expect("local table, none, not aligned"u8, 0, Extended(MmuExtendedCommand.SetLdt, new MachineFrame(Window(0) + 8)));
        Expect("local table, none"u8, 0, Extended(MmuExtendedCommand.SetLdt, default));
    }

    private long Describe(ulong offset, ulong descriptor) => Descriptors.UpdateDescriptor(new MachineAddress(Frame(6).Address.Value + offset), descriptor).Value;

    private void DescriptorValues()
    {
        Fresh(6);
        Restore(6);
        Expect("descriptor, code"u8, 0, Describe(0, 0x00af_9b00_0000_ffff));
        Expect("descriptor, code, for the guest"u8, 0x00af_fb00_0000_ffff, (long)Word(Window(6)));
        Expect("descriptor, code, 64 and 32 bits"u8, 0, Describe(0, 0x00ef_9b00_0000_ffff));
        Expect("descriptor, code, 64 and 32 bits, for the guest"u8, 0x00ef_fb00_0000_ffff, (long)Word(Window(6)));
        Expect("descriptor, task, not present"u8, 0, Describe(8, 0x0000_0900_0000_0067));
        Expect("descriptor, task"u8, InvalidArgument, Describe(8, 0x0000_8900_0000_0067));
        Expect("descriptor, system type 0"u8, 0, Describe(8, 0x0000_8000_0000_0067));
        Expect("descriptor, local table"u8, InvalidArgument, Describe(8, 0x0000_8200_0000_0067));
        Expect("descriptor, call gate"u8, 0, Describe(8, 0x0000_ec00_e033_1234));
        Expect("descriptor, call gate, checked when used"u8, 0x0000_8c00_e033_1234, (long)Word(Window(6) + 8));
        Expect("descriptor, call gate to privilege 0"u8, 0, Describe(8, 0x0000_8c00_0008_1234));
        Expect("descriptor, call gate to the hypervisor's code"u8, InvalidArgument, Describe(8, 0x0000_ec00_e008_1234));
        Expect("descriptor, call gate with parameters"u8, InvalidArgument, Describe(8, 0x0000_ec01_e033_1234));
        Expect("descriptor, interrupt gate"u8, InvalidArgument, Describe(8, 0x0000_ee00_e033_1234));
        Expect("descriptor, not aligned"u8, InvalidArgument, Describe(4, 0));
        Expect("descriptor, no memory"u8, InvalidArgument, Descriptors.UpdateDescriptor(new MachineAddress(0xfff_ffff_f000), 0).Value);
        Expect("descriptor, in a page table"u8, InvalidArgument, Descriptors.UpdateDescriptor(FrameOf(_level1).Address, 0).Value);
    }

    private static long SetTable(ulong frames, uint entries) => Descriptors.SetGdt(new GuestPointer<MachineFrame>(frames), entries).Value;

    private void GlobalDescriptorTable()
    {
        Fresh(6);
        Restore(6);
        GuestPointer<MachineFrame> frames = new(Window(9));
        frames.Write(Frame(6));
        Expect("table, mapped writable"u8, InvalidArgument, SetTable(Window(9), 512));
        _ = KernelMemory.UnmapPage(new VirtualAddress(Window(6)));
        Expect("table"u8, 0, SetTable(Window(9), 512));
        Expect("table, mapped writable then"u8, Busy, Map(Window(6), Frame(6), Writable));
        Expect("table, a descriptor"u8, 0, Describe(8, 0x00af_9b00_0000_ffff));
        Expect("table, update"u8, InvalidArgument, Update(Frame(6).Address.Value + 8, 0));
        Expect("table, clear"u8, InvalidArgument, Extended(MmuExtendedCommand.ClearPage, Frame(6)));
        Expect("table, pin"u8, InvalidArgument, Extended(MmuExtendedCommand.PinL1Table, Frame(6)));
        Expect("table, too large"u8, InvalidArgument, SetTable(Window(9), 7169));
        Expect("table, too large, bad pointer"u8, InvalidArgument, SetTable(BadPointer, 7169));
        Expect("table, bad pointer"u8, BadAddress, SetTable(BadPointer, 512));
        Expect("table, none"u8, 0, SetTable(BadPointer, 0));
        Expect("table, mapped writable again"u8, 0, Map(Window(6), Frame(6), Writable));
        new GuestPointer<ulong>(Window(6))[5].Write(0x0000_8900_0000_0067);
        _ = KernelMemory.UnmapPage(new VirtualAddress(Window(6)));
        Expect("table, a task in it"u8, InvalidArgument, SetTable(Window(9), 1));
        frames.Write(FrameOf(_level1));
        Expect("table, a page table"u8, InvalidArgument, SetTable(Window(9), 1));
        frames.Write(new MachineFrame(0xfff_ffff));
        Expect("table, no memory"u8, InvalidArgument, SetTable(Window(9), 1));
        Restore(6);
    }
}
