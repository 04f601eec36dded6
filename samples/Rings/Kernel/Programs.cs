using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace Rings;

/// <summary>The programs, as machine code.</summary>
internal static class Programs
{
    /// <summary>No program is longer, in bytes.</summary>
    internal const int MaximumLength = 48;

    private const ulong NotCanonical = 0x8000_0000_0000_0000;

    /// <summary>Writes a program.</summary>
    /// <param name="attempt">Which.</param>
    /// <param name="place">Where to.</param>
    /// <param name="code">Where it will run.</param>
    /// <param name="data">The page of its data, at whose end its stack begins.</param>
    /// <returns>Its length in bytes.</returns>
    internal static int Write(Attempt attempt, Span<byte> place, VirtualAddress code, VirtualAddress data) => attempt switch
    {
        // mov eax, 0x1234; mov edi, 0x77; movq xmm0, rdi; syscall; movq rdi, xmm0; mov eax, 60; syscall
        Attempt.SystemCall => Copy(place, [0xb8, 0x34, 0x12, 0, 0, 0xbf, 0x77, 0, 0, 0, 0x66, 0x48, 0x0f, 0x6e, 0xc7, 0x0f, 0x05, 0x66, 0x48, 0x0f, 0x7e, 0xc7, 0xb8, 60, 0, 0, 0, 0x0f, 0x05]),

        // mov rax, data; movb [rax], 0x5a; movzx edi, byte fs:[0]; mov eax, 60; syscall
        Attempt.SegmentBase => WithAddress(place, data.Value, [0xc6, 0x00, 0x5a, 0x64, 0x0f, 0xb6, 0x3c, 0x25, 0, 0, 0, 0, 0xb8, 60, 0, 0, 0, 0x0f, 0x05]),

        // mov rax, address; mov al, [rax]
        Attempt.KernelPage => WithAddress(place, KernelMemory.Base.Value, [0x8a, 0]),
        Attempt.NotCanonical => WithAddress(place, NotCanonical, [0x8a, 0]),

        // mov rax, address; mov [rax], al
        Attempt.OwnCode => WithAddress(place, code.Value, [0x88, 0]),

        // mov rax, address; jmp rax
        Attempt.NoExecutePage => WithAddress(place, data.Value, [0xff, 0xe0]),
        Attempt.Halt => Copy(place, [0xf4]),
        Attempt.ClearInterrupts => Copy(place, [0xfa]),
        Attempt.PageTableBase => Copy(place, [0x0f, 0x22, 0xd8]),
        Attempt.PortInput => Copy(place, [0xe4, 0x60]),

        // mov esp, 16; push rax
        Attempt.BadStack => Copy(place, [0xbc, 16, 0, 0, 0, 0x50]),

        // xor ecx, ecx; div ecx
        Attempt.DivideByZero => Copy(place, [0x31, 0xc9, 0xf7, 0xf1]),
        Attempt.Undefined => Copy(place, [0x0f, 0x0b]),
        Attempt.Breakpoint => Copy(place, [0xcc]),
        Attempt.SoftwareInterrupt => Copy(place, [0xcd, 0x80]),

        // movq xmm0, rbx; inc rcx; movq rax, xmm0; cmp rax, rbx; jne bad; mov rax, fs:[0]; cmp rax, rbx; je to inc; bad: mov eax, 1; syscall
        Attempt.TwoLoops => Copy(place, [0x66, 0x48, 0x0f, 0x6e, 0xc3, 0x48, 0xff, 0xc1, 0x66, 0x48, 0x0f, 0x7e, 0xc0, 0x48, 0x39, 0xd8, 0x75, 0x0e, 0x64, 0x48, 0x8b, 0x04, 0x25, 0, 0, 0, 0, 0x48, 0x39, 0xd8, 0x74, 0xe5, 0xb8, 1, 0, 0, 0, 0x0f, 0x05]),

        // inc rcx; jmp to the start
        _ => Copy(place, [0x48, 0xff, 0xc1, 0xeb, 0xfb]),
    };

    /// <summary>What a program is called.</summary>
    internal static ReadOnlySpan<byte> NameOf(Attempt attempt) => attempt switch
    {
        Attempt.SystemCall => "system calls"u8,
        Attempt.SegmentBase => "load through FS"u8,
        Attempt.KernelPage => "load from the kernel's page"u8,
        Attempt.OwnCode => "store to its own code"u8,
        Attempt.NoExecutePage => "jump into a no-execute page"u8,
        Attempt.Halt => "hlt"u8,
        Attempt.ClearInterrupts => "cli"u8,
        Attempt.PageTableBase => "mov cr3"u8,
        Attempt.PortInput => "in"u8,
        Attempt.NotCanonical => "load from an address that is not canonical"u8,
        Attempt.BadStack => "push on a bad stack"u8,
        Attempt.DivideByZero => "division by zero"u8,
        Attempt.Undefined => "ud2"u8,
        Attempt.Breakpoint => "int3"u8,
        Attempt.SoftwareInterrupt => "int 0x80"u8,
        Attempt.EndlessLoop => "endless loop"u8,
        _ => "two loops that take turns"u8,
    };

    // mov rax, address; and then the rest.
    private static int WithAddress(Span<byte> place, ulong address, ReadOnlySpan<byte> rest)
    {
        place[0] = 0x48;
        place[1] = 0xb8;
        for (int index = 0; index < sizeof(ulong); index++)
        {
            place[2 + index] = (byte)(address >> (8 * index));
        }

        rest.CopyTo(place.Slice(2 + sizeof(ulong)));
        return 2 + sizeof(ulong) + rest.Length;
    }

    private static int Copy(Span<byte> place, ReadOnlySpan<byte> program)
    {
        program.CopyTo(place);
        return program.Length;
    }
}
