using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor.Traps;

namespace HypercallSdk.Hypervisor.Tests;

/// <summary>
/// What user code does that is not its own to do enters the kernel as Xen enters it: by which vector, with which error code,
/// where it stood, and by which frame.
/// </summary>
public sealed class UserTrapTests
{
    private const ulong Code = 0x40_0000;
    private const ulong Kernel = 0xffff_ffff_8000_0000;
    private const int Syscall = KernelEntry.Syscall;

    [Theory]
    [InlineData("f4", 13, 0, 0)] // hlt
    [InlineData("fa", 13, 0, 0)] // cli
    [InlineData("fb", 13, 0, 0)] // sti
    [InlineData("0f22d8", 13, 0, 0)] // mov cr3, rax
    [InlineData("0f20c0", 13, 0, 0)] // mov rax, cr0
    [InlineData("0f32", 13, 0, 0)] // rdmsr
    [InlineData("0f30", 13, 0, 0)] // wrmsr
    [InlineData("0f06", 13, 0, 0)] // clts
    [InlineData("0f09", 13, 0, 0)] // wbinvd
    [InlineData("e460", 13, 0, 0)] // in al, 0x60
    [InlineData("ee", 13, 0, 0)] // out dx, al
    [InlineData("0f0b", 6, 0, 0)] // ud2
    [InlineData("cc", 3, 0, 1)] // int3
    [InlineData("cd03", 3, 0, 2)] // int 3
    [InlineData("cd04", 4, 0, 2)] // int 4
    [InlineData("f1", 1, 0, 1)] // int1
    [InlineData("cd80", 13, 0x402, 0)] // int 0x80
    [InlineData("cd0e", 13, 0x72, 0)] // int 14: user code may not pretend a page fault
    [InlineData("0f05", Syscall, 0, 2)] // syscall
    [InlineData("31c9f7f1", 0, 0, 2)] // xor ecx, ecx; div ecx
    [InlineData("48b80000000000000080" + "8a00", 13, 0, 10)] // mov rax, 1 << 63; mov al, [rax]
    [InlineData("48bc0010000000000080" + "50", 12, 0, 10)] // mov rsp, no canonical address; push rax
    public void An_instruction_that_is_not_user_codes_enters_the_kernel(string code, int vector, int error, int offset)
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Run(Convert.FromHexString(code));
        Assert.Equal((ulong)vector, user.Kernel.Vector);
        Assert.Equal((ulong)error, user.Kernel.Error);
        Assert.Equal(Code + (ulong)offset, user.Frame.Rip);
        Assert.Equal((0xe033UL, 0xe02bUL), (user.Frame.Cs & 0xffff, user.Frame.Ss));
        Assert.NotEqual(0UL, user.Frame.Rflags & TrapDelivery.InterruptFlag);
    }

    [Theory]
    [InlineData(Kernel, "8a00", 4, 10)] // a load from the kernel's half, which user mode's root does not have
    [InlineData(Kernel, "8800", 6, 10)] // a store there
    [InlineData(0x1000UL, "8a00", 4, 10)] // nothing is mapped there
    [InlineData(0x1000UL, "8800", 6, 10)]
    [InlineData(Code, "8800", 7, 10)] // a store to a read-only page
    [InlineData(0xffff_8300_0000_0000, "8a00", 5, 10)] // the hypervisor's own
    public void A_page_fault_says_what_was_tried(ulong address, string code, ulong error, int offset)
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Run([0x48, 0xb8, .. BitConverter.GetBytes(address), .. Convert.FromHexString(code)]); // mov rax, address
        Assert.Equal((14UL, error, address), (user.Kernel.Vector, user.Kernel.Error, user.Kernel.FaultAddress));
        Assert.Equal(Code + (ulong)offset, user.Frame.Rip);
    }

    [Theory]
    [InlineData(0x60_0000UL, 0x15UL)] // a no-execute page
    [InlineData(0x1000UL, 0x14UL)] // nothing
    [InlineData(Kernel, 0x14UL)]
    public void A_fetch_that_faults_has_arrived_there(ulong address, ulong error)
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Run([0x48, 0xb8, .. BitConverter.GetBytes(address), 0xff, 0xe0]); // mov rax, address; jmp rax
        Assert.Equal((14UL, error, address, address), (user.Kernel.Vector, user.Kernel.Error, user.Kernel.FaultAddress, user.Frame.Rip));
    }

    [Fact]
    public void The_frame_lies_at_the_top_of_the_stack_that_the_kernel_named()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Run([0xbb, 1, 0, 0, 0, 0x41, 0xbf, 2, 0, 0, 0, 0xb9, 3, 0, 0, 0, 0xf4]); // mov ebx, 1; mov r15d, 2; mov ecx, 3; hlt
        ulong top = user.Guest.Vcpu.Traps.KernelStack.Pointer;
        Assert.Equal(user.Guest.Domain.Image.StackTop, top);
        var words = new ulong[22];
        user.Guest.InGuest(() => new GuestPointer<ulong>(top - (22 * 8)).CopyTo(words));

        // From the top: SS, RSP, RFLAGS, CS, RIP, the error code; below what the entry saves: the vector, then RDI to R15. The
        // handler has left the idle loop's place there.
        Assert.Equal(user.Guest.Domain.Image.EntryAddress(KernelEntry.Idle), words[17]);
        Assert.Equal(0xe030UL, words[18]);
        Assert.Equal((0x40_0010UL, 0x60_1000UL), (user.Frame.Rip, user.Frame.Rsp));
        Assert.Equal((1UL, 2UL, 3UL), (user.Frame.Rbx, user.Frame.R15, user.Frame.Rcx));
    }

    [Fact]
    public void A_system_call_keeps_its_place_and_flags_in_rcx_and_r11_and_gives_back_what_the_handler_left()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Run([0xf9, 0xb8, 7, 0, 0, 0, 0x0f, 0x05, 0x89, 0xc7, 0x0f, 0x05]); // stc; mov eax, 7; syscall; mov edi, eax; syscall
        Assert.Equal((7UL, Code + 8, Code + 8), (user.Frame.Rax, user.Frame.Rip, user.Frame.Rcx));
        Assert.Equal(user.Frame.Rflags, user.Frame.R11);
        Assert.Equal(1UL, user.Frame.R11 & 1);
        user.Frame.Rax = 99;
        user.Resume();
        Assert.Equal((99UL, Code + 12), (user.Frame.Rdi, user.Frame.Rip));
    }

    [Fact]
    public void A_system_call_without_a_callback_is_an_undefined_instruction()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Guest.InGuest(() =>
        {
            var none = new CallbackRegister { Type = CallbackType.Syscall };
            Assert.Equal(HypercallResult.Success, Callbacks.Register(in none));
        });
        user.Run([0x0f, 0x05]);
        Assert.Equal((6UL, Code), (user.Kernel.Vector, user.Frame.Rip));
    }

    [Fact]
    public void A_vector_that_the_trap_table_opens_is_user_codes_to_raise()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Guest.InGuest(() =>
        {
            var open = new TrapInfo { Vector = 0x80, Flags = TrapInfoFlags.EveryoneMayRaise | TrapInfoFlags.MaskUpcalls, CodeSelector = FlatSelector.KernelCode, Address = Gate.EntryAddress(0) };
            Assert.Equal(HypercallResult.Success, TrapTable.Set([open]));
        });
        user.Run([0xcd, 0x80]);
        Assert.Equal((0UL, Code + 2), (user.Kernel.Vector, user.Frame.Rip));
    }

    [Fact]
    public void Xens_prefix_and_the_instruction_alone_tell_the_same_cpuid()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Run([0xb8, 0, 0, 0, 0x40, 0x0f, 0x0b, 0x78, 0x65, 0x6e, 0x0f, 0xa2, 0x0f, 0x05]); // mov eax, 0x40000000; ud2; "xen"; cpuid; syscall
        ulong ebx = user.Frame.Rbx;
        Assert.Equal((ulong)KernelEntry.Syscall, user.Kernel.Vector);
        Assert.Equal(0x566e_6558UL, ebx);
        user.Run([0xb8, 0, 0, 0, 0x40, 0x0f, 0xa2, 0x0f, 0x05]);
        Assert.Equal(ebx, user.Frame.Rbx);
    }

    [Fact]
    public void An_address_that_is_none_to_go_on_at_enters_the_failsafe_callback()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Kernel.Context = UserContext.Create(new VirtualAddress(0x8000_0000_0000_0000), UserProbe.Data);
        user.Start();
        host.Run();
        Assert.StartsWith("Unhandled trap 33: error 0 at 8000000000000000", user.Guest.Domain.ConsoleText, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_segments_than_the_flat_ones_end_the_domain_with_a_report()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Kernel.Context = UserContext.Create(UserProbe.Code, UserProbe.Data);
        user.Frame.Cs = FlatSelector.UserCode32;
        user.Start();
        Assert.Contains("CS 0xe023 and SS 0xe02b are not user mode's flat segments", user.Guest.Domain.CrashReport?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void User_mode_without_a_root_ends_the_domain_with_a_report()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Kernel.Context = UserContext.Create(UserProbe.Code, UserProbe.Data);
        user.Guest.InGuest(() =>
        {
            Assert.Equal(HypercallResult.Success, AddressSpace.Kernel.SwitchTo());
            UserMode.Enter(in user.Kernel.Context.Frame);
        });
        Assert.Contains("the vCPU has no root table for that", user.Guest.Domain.CrashReport?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void User_mode_in_the_middle_of_a_handler_ends_the_domain_with_a_report()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Kernel.Context = UserContext.Create(UserProbe.Code, UserProbe.Data);
        user.Kernel.LeavesFromWithin = true;
        user.Guest.InGuest(static () => Gate.RaiseTrap((byte)TrapVector.Breakpoint));
        Assert.Contains("CS 0xe033 asks for user mode in the middle of a handler", user.Guest.Domain.CrashReport?.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_nmi_reaches_user_code_though_it_masks_events()
    {
        using Host host = new();
        UserProbe user = UserProbe.Boot(host);
        user.Write(0xeb, 0xfe); // jmp to itself
        user.Kernel.Context = UserContext.Create(UserProbe.Code, UserProbe.Data);
        user.Frame.Rflags &= ~TrapDelivery.InterruptFlag;
        user.Start();
        for (int step = 0; step < 10; step++)
            Assert.True(host.Step());

        Assert.Equal(0, user.Kernel.Stops);
        user.Guest.Vcpu.RaiseNmi();
        host.Run();
        Assert.Equal((1, 2UL, Code), (user.Kernel.Stops, user.Kernel.Vector, user.Frame.Rip));
        Assert.Equal(0UL, user.Frame.Rflags & TrapDelivery.InterruptFlag);
    }
}
