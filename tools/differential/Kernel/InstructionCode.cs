namespace Differential.Kernel;

/// <summary>What an instruction of a program does. It is the low byte of the instruction's first word.</summary>
public enum InstructionCode : byte
{
    /// <summary>Ends the program: what it left behind is undone, and the outcome of that is logged.</summary>
    End = 0,

    /// <summary>Stores a value of 1, 2, 4 or 8 bytes into the argument area or the grant table. Nothing is logged.</summary>
    Store = 1,

    /// <summary>Makes a hypercall; logs what it answers.</summary>
    Call = 2,

    /// <summary>Keeps a value of the argument area for later operands.</summary>
    Save = 3,

    /// <summary>Clears a piece of the argument area unseen: what was written there may differ between two machines.</summary>
    Forget = 4,

    /// <summary>Gives machine frames that were written into the argument area numbers, and puts those in their place.</summary>
    Adopt = 5,

    /// <summary>Logs what has changed in memory since the last look.</summary>
    Observe = 6,

    /// <summary>Makes an access to memory; logs whether it faulted, and how.</summary>
    Access = 7,

    /// <summary>Raises a trap by an instruction; logs that the handler was entered.</summary>
    Trap = 8,

    /// <summary>Leaves the handler until time has passed; meanwhile upcalls come, and are logged.</summary>
    Wait = 9,

    /// <summary>A frame that may have been given away loses its number if it was: another one may come to lie there.</summary>
    Recheck = 10,

    /// <summary>Puts a name in the place of a number in the argument area that may be another one on the other machine.</summary>
    Name = 11,

    /// <summary>Has a port's events logged, and unmasks it.</summary>
    Attach = 12,

    /// <summary>Logs a hash of what is in a page of the window, if that maps one of the program's own frames.</summary>
    Digest = 13,
}
