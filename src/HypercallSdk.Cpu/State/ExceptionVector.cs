namespace HypercallSdk.Cpu.State;

/// <summary>The processor's exceptions.</summary>
public static class ExceptionVector
{
    /// <summary>#DE.</summary>
    public const byte DivideError = 0;

    /// <summary>#DB.</summary>
    public const byte Debug = 1;

    /// <summary>#BP.</summary>
    public const byte Breakpoint = 3;

    /// <summary>#UD.</summary>
    public const byte InvalidOpcode = 6;

    /// <summary>#NM.</summary>
    public const byte DeviceNotAvailable = 7;

    /// <summary>#SS, with an error code.</summary>
    public const byte StackFault = 12;

    /// <summary>#GP, with an error code.</summary>
    public const byte GeneralProtection = 13;

    /// <summary>#PF, with an error code and an address.</summary>
    public const byte PageFault = 14;

    /// <summary>#MF.</summary>
    public const byte X87FloatingPoint = 16;

    /// <summary>#AC, with an error code.</summary>
    public const byte AlignmentCheck = 17;

    /// <summary>#XM.</summary>
    public const byte SimdFloatingPoint = 19;
}
