using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>
/// Code that is written is the code that runs, whoever writes it and through whichever mapping; translations go when they are
/// flushed; the kernel's copies end where user code's accesses would.
/// </summary>
public sealed class UserMemoryTests
{
    private static readonly VirtualAddress _alias = new(0x80_0000);

    // mov eax, 1; syscall
    private static readonly byte[] _one = [0xb8, 1, 0, 0, 0, 0x0f, 0x05];
    private static readonly byte[] _two = [0xb8, 2, 0, 0, 0, 0x0f, 0x05];

    [Fact]
    public void Code_that_is_changed_through_another_mapping_runs_as_changed()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Guest.InGuest(() => Assert.Equal(HypercallResult.Success, user.Space.Map(_alias, user.CodeFrame)));

        // Three rounds of: call f; mov byte [alias + f's operand], 2. f: mov eax, 1; ret
        user.Run(Convert.FromHexString("e80e000000" + "c604251500800002" + "e801000000" + "0f05" + "b801000000" + "c3"));
        user.Write(Convert.FromHexString("e811000000" + "89c3" + "c604251700800002" + "e802000000" + "0f05" + "b801000000" + "c3"));
        user.Kernel.Context = UserContext.Create(UserProbe.Code, UserProbe.Data + Page.Size);
        user.Resume();
        Assert.Equal((1UL, 2UL), (user.Frame.Rbx, user.Frame.Rax));
    }

    [Fact]
    public void Code_that_the_kernel_writes_through_its_own_mapping_runs_as_written()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        for (int round = 0; round < 3; round++)
        {
            user.Run(_one);
            Assert.Equal(1UL, user.Frame.Rax);
            user.Run(_two);
            Assert.Equal(2UL, user.Frame.Rax);
        }
    }

    [Fact]
    public void Code_that_the_hypervisor_copies_or_clears_runs_as_it_is_then()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Run(_one);
        user.Guest.InGuest(() =>
        {
            Assert.True(PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame other));
            KernelMemory.AddressOf(other).As<byte>().CopyFrom(_two);
            Assert.Equal(HypercallResult.Success, KernelMemory.CopyPage(user.CodeFrame, other));
        });
        user.Kernel.Context = UserContext.Create(UserProbe.Code, UserProbe.Data + Page.Size);
        user.Resume();
        Assert.Equal(2UL, user.Frame.Rax);

        user.Guest.InGuest(() => Assert.Equal(HypercallResult.Success, KernelMemory.ClearPage(user.CodeFrame)));
        user.Kernel.Context = UserContext.Create(UserProbe.Code, UserProbe.Data + Page.Size);
        user.Resume();

        // add [rax], al, with rax 0
        Assert.Equal((14UL, 0UL), (user.Kernel.Vector, user.Kernel.FaultAddress));
    }

    [Fact]
    public void Code_in_the_kernels_own_state_runs_as_the_kernel_left_it()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        ulong state = FrameOf(user);
        user.Guest.InGuest(() => Assert.Equal(HypercallResult.Success, user.Space.Map(_alias, new PseudoPhysicalFrame(state >> Page.Shift), PageTable.ReadExecute)));
        foreach (byte[] code in new[] { _one, _two, _one })
        {
            user.Kernel.Context = UserContext.Create(_alias + (state & (Page.Size - 1)), UserProbe.Data + Page.Size);
            user.Kernel.Context.Frame.R15 = BitConverter.ToUInt64([.. code, 0x90]);
            user.Resume();
            Assert.Equal((ulong)code[1], user.Frame.Rax);
        }
    }

    [Fact]
    public void A_frame_that_another_domain_gets_brings_no_code_along()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Run(_one);
        MachineFrame frame = default;
        user.Guest.InGuest(() => frame = KernelMemory.MachineFrameOf(user.CodeFrame));
        Assert.True(host.Code.Cache.Holds(frame.Value));
        host.DestroyDomain(user.Guest.Domain);
        Assert.False(host.Code.Cache.Holds(frame.Value));
        Assert.Equal(0, host.Code.Cache.FrameCount);
    }

    [Fact]
    public void A_translation_lives_until_it_is_flushed()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        PseudoPhysicalFrame other = default;
        MachineAddress place = default;
        user.Guest.InGuest(() =>
        {
            Assert.True(PageAllocator.TryAllocateZeroed(out other));
            KernelMemory.AddressOf(other).As<ulong>().Write(2);
            KernelMemory.AddressOf(user.DataFrame).As<ulong>().Write(1);
            Assert.True(user.Space.TryGetTable(UserProbe.Data, out PseudoPhysicalFrame table));
            place = new MachineAddress(KernelMemory.MachineFrameOf(table).Address.Value + (((UserProbe.Data.Value >> Page.Shift) & 511) * 8));
        });

        // mov rax, [0x600000]; syscall; jmp to the start
        user.Run(Convert.FromHexString("488b042500006000" + "0f05" + "ebf4"));
        Assert.Equal(1UL, user.Frame.Rax);
        user.Guest.InGuest(() =>
        {
            PageTableUpdates updates = default;
            updates.Add(place, new PageTableEntry(KernelMemory.MachineFrameOf(other), PageTable.ReadWrite));
            Assert.Equal(HypercallResult.Success, updates.Apply());
        });
        user.Resume();
        Assert.Equal(1UL, user.Frame.Rax);
        user.Guest.InGuest(static () => Assert.Equal(HypercallResult.Success, PageTableUpdates.Flush(UserProbe.Data)));
        user.Resume();
        Assert.Equal(2UL, user.Frame.Rax);
        user.Guest.InGuest(() => Assert.Equal(HypercallResult.Success, user.Space.Unmap(UserProbe.Data)));
        user.Resume();
        Assert.Equal((14UL, 4UL), (user.Kernel.Vector, user.Kernel.Error));
    }

    [Fact]
    public void Another_root_is_another_memory()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Run(Convert.FromHexString("488b042500006000" + "0f05" + "ebf4"));
        Assert.Equal(0UL, user.Frame.Rax);
        AddressSpace second = default;
        user.Guest.InGuest(() =>
        {
            Assert.Equal(HypercallResult.Success, AddressSpace.TryCreate(out second, hasUserRoot: true));
            Assert.True(PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame data));
            KernelMemory.AddressOf(data).As<ulong>().Write(77);
            Assert.Equal(HypercallResult.Success, second.Map(UserProbe.Code, user.CodeFrame, PageTable.ReadExecute));
            Assert.Equal(HypercallResult.Success, second.Map(UserProbe.Data, data));
            Assert.Equal(HypercallResult.Success, second.SwitchTo());
        });
        user.Resume();
        Assert.Equal(77UL, user.Frame.Rax);
        user.Guest.InGuest(() => Assert.Equal(HypercallResult.Success, user.Space.SwitchTo()));
        user.Resume();
        Assert.Equal(0UL, user.Frame.Rax);
    }

    [Fact]
    public void An_access_leaves_its_bits_in_the_entries_on_its_way()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        PageTableFlags before = FlagsOf(user, UserProbe.Data);
        user.Run(Convert.FromHexString("488b042500006000" + "0f05"));
        PageTableFlags read = FlagsOf(user, UserProbe.Data);
        user.Run(Convert.FromHexString("4889042500006000" + "0f05"));
        PageTableFlags written = FlagsOf(user, UserProbe.Data);
        const PageTableFlags Both = PageTableFlags.Accessed | PageTableFlags.Dirty;
        Assert.Equal((PageTableFlags.None, PageTableFlags.Accessed, Both), (before & Both, read & Both, written & Both));
    }

    [Fact]
    public void Copies_end_at_the_first_page_that_user_code_could_not_reach()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        byte[] bytes = new byte[2 * Page.Size];
        user.Guest.InGuest(() =>
        {
            VirtualAddress middle = UserProbe.Data + 2048;
            Assert.Equal(2048, Guest.UserMemory.Write(user.Space, middle, bytes));
            Assert.Equal(2048, Guest.UserMemory.Read(user.Space, middle, bytes));
            Assert.Equal(0, Guest.UserMemory.Read(user.Space, UserProbe.Data + Page.Size, bytes));
            Assert.Equal(0, Guest.UserMemory.Write(user.Space, UserProbe.Code, bytes));
            Assert.Equal(Page.Size, Guest.UserMemory.Read(user.Space, UserProbe.Code, bytes));
            Assert.Equal(Page.Size, Guest.UserMemory.Populate(user.Space, UserProbe.Code, bytes));
            Assert.Equal(0, Guest.UserMemory.Read(user.Space, KernelMemory.Base, bytes));
            Assert.Equal(0, Guest.UserMemory.Read(user.Space, new VirtualAddress(ulong.MaxValue), bytes));
            Assert.Equal(1UL << 11, Guest.UserMemory.Clear(user.Space, middle, 1 << 20));
            Assert.False(Guest.UserMemory.TryWrite(user.Space, UserProbe.Data + 4092, 1UL));
            Assert.True(Guest.UserMemory.TryWrite(user.Space, UserProbe.Data + 4088, 0x41UL));
            Assert.Equal(HypercallResult.Success, Guest.UserMemory.ReadText(user.Space, UserProbe.Data + 4088, bytes, out int length));
            Assert.Equal((1, (byte)'A'), (length, bytes[0]));
            Assert.True(Guest.UserMemory.TryWrite(user.Space, UserProbe.Data + 4088, 0x4141_4141_4141_4141UL));
            Assert.Equal(XenErrno.BadAddress, Guest.UserMemory.ReadText(user.Space, UserProbe.Data + 4088, bytes, out length).Error);
            Assert.Equal(XenErrno.NameTooLong, Guest.UserMemory.ReadText(user.Space, UserProbe.Data + 4088, bytes.AsSpan(0, 4), out length).Error);
        });
        Assert.Equal(0, user.Kernel.KernelFaults);
    }

    [Fact]
    public void What_is_mapped_is_found_page_by_page_and_given_back()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Guest.InGuest(() =>
        {
            ulong free = PageAllocator.FreePages;
            VirtualAddress far = new(0x7fff_ffff_e000);
            Assert.True(PageAllocator.TryAllocateZeroed(out PseudoPhysicalFrame page));
            Assert.Equal(HypercallResult.Success, user.Space.Map(far, page));
            Assert.True(user.Space.TryGetNext(default, out VirtualAddress first, out _));
            Assert.True(user.Space.TryGetNext(first + Page.Size, out VirtualAddress second, out _));
            Assert.True(user.Space.TryGetNext(second + Page.Size, out VirtualAddress third, out PageTableEntry entry));
            Assert.False(user.Space.TryGetNext(third + Page.Size, out _, out _));
            Assert.Equal((UserProbe.Code, UserProbe.Data, far), (first, second, third));
            Assert.Equal(KernelMemory.MachineFrameOf(page), entry.Frame);
            AddressSpace space = user.Space;
            Assert.Equal(HypercallResult.Success, space.FreePages());
            Assert.Equal(HypercallResult.Success, AddressSpace.Kernel.SwitchTo());
            Assert.Equal(HypercallResult.Success, space.Destroy());
            Assert.True(PageAllocator.FreePages > free + 2);
        });
    }

    private static PageTableFlags FlagsOf(UserProbe user, VirtualAddress address)
    {
        PageTableFlags flags = default;
        user.Guest.InGuest(() =>
        {
            Assert.True(user.Space.TryGetEntry(address, out PageTableEntry entry));
            flags = entry.Flags;
        });
        return flags;
    }

    // Where R15 of the kept context lies in pseudo-physical memory.
    private static unsafe ulong FrameOf(UserProbe user)
    {
        // SAFETY: an address is computed, not followed.
        byte* place = (byte*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref user.Kernel.Context.Frame.R15);
        ulong machine = (ulong)(place - user.Guest.Host.Memory.Base);
        ulong frame = user.Guest.Host.Memory.PseudoPhysicalOf(new MachineFrame(machine >> Page.Shift));
        return (frame << Page.Shift) | (machine & (Page.Size - 1));
    }
}
