using HypercallSdk.Abi;
using HypercallSdk.Guest;

namespace HypercallSdk.Xen.Tests;

/// <summary>
/// Holds values in all sixteen vector registers across a trap whose handler clears every one, counts those that are as
/// before, and crashes its domain where one is not. For real Xen: the code is machine code that the kernel writes into a page,
/// so that no compiler decides what lies in the registers.
/// </summary>
[GuestKernel]
public partial struct VectorRegistersKernel
{
    private const int Registers = 16;

    // What lies where in the page.
    private const ulong Clear = 1024;
    private const ulong Before = 2048;
    private const ulong After = 3072;

    private ulong _page;
    private int _traps;

    [Boot]
    private void Start(in StartInfo info)
    {
        _page = KernelMemory.ScratchPage.Value;
        for (int half = 0; half < 2 * Registers; half++)
        {
            new GuestPointer<ulong>(_page + Before)[half].Write(0x0101_0101_0101_0101UL * (ulong)(half + 1));
        }

        WriteHolding();
        WriteClearing();
        Gate.Execute(_page);

        int kept = 0;
        for (int register = 0; register < Registers; register++)
        {
            kept += IsKept(2 * register) && IsKept((2 * register) + 1) ? 1 : 0;
        }

        GuestConsole.WriteLine($"{_traps} trap, {kept} of {Registers} vector registers kept");
        if (kept != Registers)
        {
            SchedOp.Crash();
        }

        SchedOp.PowerOff();
    }

    [TrapHandler(TrapVector.Breakpoint)]
    private void OnBreakpoint(ref TrapFrame frame)
    {
        _traps++;
        Gate.Execute(_page + Clear);
    }

    private readonly bool IsKept(int half) =>
        new GuestPointer<ulong>(_page + After)[half].Read() == new GuestPointer<ulong>(_page + Before)[half].Read();

    // mov rax, Before; movups xmmN, [rax + 16 N]; int3; mov rax, After; movups [rax + 16 N], xmmN; ret
    private readonly void WriteHolding()
    {
        ulong at = _page;
        WriteMoves(ref at, _page + Before, 0x10);
        Write(ref at, 0xcc);
        WriteMoves(ref at, _page + After, 0x11);
        Write(ref at, 0xc3);
    }

    // pxor xmmN, xmmN; ret
    private readonly void WriteClearing()
    {
        ulong at = _page + Clear;
        for (int register = 0; register < Registers; register++)
        {
            Write(ref at, 0x66);
            Write(ref at, register < 8 ? 0x40 : 0x45);
            Write(ref at, 0x0f);
            Write(ref at, 0xef);
            Write(ref at, 0xc0 | ((register & 7) * 9));
        }

        Write(ref at, 0xc3);
    }

    private static void WriteMoves(ref ulong at, ulong place, int opcode)
    {
        Write(ref at, 0x48);
        Write(ref at, 0xb8);
        WriteNumber(ref at, place, sizeof(ulong));
        for (int register = 0; register < Registers; register++)
        {
            Write(ref at, register < 8 ? 0x40 : 0x44);
            Write(ref at, 0x0f);
            Write(ref at, opcode);
            Write(ref at, 0x80 | ((register & 7) << 3));
            WriteNumber(ref at, (ulong)register * 16, sizeof(uint));
        }
    }

    private static void WriteNumber(ref ulong at, ulong value, int size)
    {
        for (int index = 0; index < size; index++)
        {
            Write(ref at, (int)(value >> (8 * index)) & 0xff);
        }
    }

    private static void Write(ref ulong at, int value) => new GuestPointer<byte>(at++).Write((byte)value);
}
