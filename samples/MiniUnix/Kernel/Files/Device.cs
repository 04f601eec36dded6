namespace MiniUnix;

/// <summary>The devices, by their minor numbers here.</summary>
internal enum Device : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Takes everything, gives nothing.</summary>
    Null = 3,

    /// <summary>Zeros without end.</summary>
    Zero = 5,

    /// <summary>Never has room.</summary>
    Full = 7,

    /// <summary>Random bytes.</summary>
    Random = 9,

    /// <summary>The console.</summary>
    Console = 10,

    /// <summary>No device, but a symbolic link that leads to the program of whoever follows it.</summary>
    Program = 11,
}
