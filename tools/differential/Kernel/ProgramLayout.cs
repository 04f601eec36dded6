namespace Differential.Kernel;

/// <summary>
/// The format of a boot module, in words of 8 bytes: <see cref="Magic"/>, the number of programs, options; then of each
/// program its number, how many words follow, and its instructions.
/// </summary>
public static class ProgramLayout
{
    /// <summary>The first word, "hcsdiff1".</summary>
    public const ulong Magic = 0x3166_6669_6473_6368;

    /// <summary>Option: the log is written out after each operation, so that it is whole up to a crash.</summary>
    public const ulong FlushAlways = 1;

    /// <summary>Words in front of the first program.</summary>
    public const int HeaderWords = 3;

    /// <summary>Bytes of the argument area, all of which is compared after each operation.</summary>
    public const int ArgumentsSize = 8192;

    /// <summary>Frames 0 to here are the program's own: mapped in the window's first pages when it starts.</summary>
    public const int OwnFrames = 16;

    /// <summary>The window's tables, level 1 to 3, and the root.</summary>
    public const int FirstTable = 16;

    /// <summary>The root table's number.</summary>
    public const int Root = 19;

    /// <summary>The argument area's two frames.</summary>
    public const int ArgumentsFrame = 20;

    /// <summary>The frame of the page that is never compared.</summary>
    public const int VolatileFrame = 22;

    /// <summary>The frame that the page-fault handler mends with.</summary>
    public const int SpareFrame = 23;

    /// <summary>The frame of shared_info.</summary>
    public const int SharedInfoFrame = 24;

    /// <summary>The frame of the grant table.</summary>
    public const int GrantFrame = 25;

    /// <summary>Frames from here on were told to the program by the hypervisor.</summary>
    public const int FirstAdopted = 32;

    /// <summary>How many frames have a number.</summary>
    public const int FrameCount = 64;

    /// <summary>The first entry of the grant table that is a program's: those before it are the store's and the console's.</summary>
    public const int FirstGrant = 8;

    /// <summary>The number of a machine frame that has none.</summary>
    public const ulong UnknownFrame = 0xeeeee;

    /// <summary>Pages of the window whose entries are compared; no program names one behind them.</summary>
    public const int WindowPages = 48;

    /// <summary>A page behind them, where the kernel maps what it must end.</summary>
    public const int MendingPage = WindowPages + 2;

    /// <summary>Mappings of grants that one program is expected to make.</summary>
    public const int MostMappings = 256;

    /// <summary>Entries of the window's upper tables that programs name and that are compared.</summary>
    public const int UpperEntries = 4;

    /// <summary>Entries of the grant table that programs name and that are compared.</summary>
    public const int GrantsCompared = 512;

    /// <summary>The largest value that is kept: ports and handles are smaller.</summary>
    public const ulong LargestSaved = 0x3_ffff;

    /// <summary>A handle that no mapping is given, as few as there are: what is kept of one that was not made.</summary>
    public const uint NoHandle = 1000;

    /// <summary>How many values can be kept.</summary>
    public const int SavedCount = 64;
}
