// SAFETY: a function's pointers lead to an operand of the size that its encoding has, or to a buffer of 112 bytes.
using System;
using HypercallSdk.Cpu.Interpreting;
using HypercallSdk.Cpu.State;

namespace HypercallSdk.Cpu.FloatingPoint;

/// <summary>The unit's control, status and environment.</summary>
internal static unsafe class X87Control
{
    // What of the control word can be set; the rest reads as the processor keeps it.
    private const int ControlMask = 0x1f7f;
    private const ushort InitialControl = 0x37f;

    /// <summary><c>fldcw</c>.</summary>
    public static bool LoadControl(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        c->State.X87.Control = (ushort)((*(ushort*)s & ControlMask) | 0x40);
        X87.Summarize(c);
        return true;
    }

    /// <summary><c>fnstcw</c>.</summary>
    public static bool StoreControl(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        *(ushort*)d = c->State.X87.Control;
        return true;
    }

    /// <summary><c>fnstsw</c>.</summary>
    public static bool StoreStatus(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        *(ushort*)(d != null ? d : (byte*)&c->State.Rax) = c->State.X87.Status;
        return true;
    }

    /// <summary><c>fnclex</c>.</summary>
    public static bool ClearExceptions(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        c->State.X87.Status &= 0x7f00;
        return true;
    }

    /// <summary><c>fninit</c>.</summary>
    public static bool Initialize(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        c->State.X87.Control = InitialControl;
        c->State.X87.Status = 0;
        c->State.X87.Valid = 0;
        return true;
    }

    /// <summary><c>ffree</c>.</summary>
    public static bool Free(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        X87.ClearC1(c);
        c->State.X87.Valid &= (byte)~(1 << ((X87.TopOf(c) + X87Forms.DestinationOf(detail)) & 7));
        return true;
    }

    /// <summary><c>fincstp</c>.</summary>
    public static bool IncrementTop(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        X87.ClearC1(c);
        X87.SetTop(c, X87.TopOf(c) + 1);
        return true;
    }

    /// <summary><c>fdecstp</c>.</summary>
    public static bool DecrementTop(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        X87.ClearC1(c);
        X87.SetTop(c, X87.TopOf(c) - 1);
        return true;
    }

    /// <summary><c>wait</c>.</summary>
    public static bool Nothing(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        return true;
    }

    /// <summary><c>fnstenv</c>.</summary>
    public static bool StoreEnvironment(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* words = (uint*)d;
        words[0] = 0xffff0000 | c->State.X87.Control;
        words[1] = 0xffff0000 | c->State.X87.Status;
        words[2] = 0xffff0000 | FullTags(c);
        words[3] = 0;
        words[4] = 0;
        words[5] = 0;
        words[6] = 0xffff0000;
        c->State.X87.Control |= (ushort)FloatExceptions.All;
        X87.Summarize(c);
        return true;
    }

    /// <summary><c>fldenv</c>.</summary>
    public static bool LoadEnvironment(ExecutionContext* c, byte* d, byte* s, int detail)
    {
        uint* words = (uint*)s;
        c->State.X87.Control = (ushort)((words[0] & ControlMask) | 0x40);
        c->State.X87.Status = (ushort)words[1];
        c->State.X87.Valid = 0;
        for (int index = 0; index < 8; index++)
        {
            c->State.X87.Valid |= (byte)(((words[2] >> (2 * index)) & 3) != 3 ? 1 << index : 0);
        }

        X87.Summarize(c);
        return true;
    }

    // Two bits a physical register: valid, zero, special, empty.
    private static ushort FullTags(ExecutionContext* c)
    {
        int tags = 0;
        for (int index = 0; index < 8; index++)
        {
            X87Register register = c->State.X87.Registers[index];
            Number number = X87Encoding.Unpack(in register);
            int tag = (c->State.X87.Valid & (1 << index)) == 0 ? 3 : number.Class switch
            {
                NumberClass.Zero => 1,
                NumberClass.Finite => number.Denormal ? 2 : 0,
                _ => 2,
            };
            tags |= tag << (2 * index);
        }

        return (ushort)tags;
    }
}
