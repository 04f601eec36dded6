namespace Differential.Kernel;

/// <summary>How an <see cref="InstructionCode.Access"/> touches memory.</summary>
public enum AccessKind : byte
{
    /// <summary>It reads.</summary>
    Read = 0,

    /// <summary>It writes.</summary>
    Write = 1,

    /// <summary>It puts the value there where zero is, atomically, 8 bytes.</summary>
    Exchange = 2,

    /// <summary>It executes the lone <c>ret</c> that is there; where there is none it only reads a byte.</summary>
    Execute = 3,
}
