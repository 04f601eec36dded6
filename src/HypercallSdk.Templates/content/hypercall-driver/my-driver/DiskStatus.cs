namespace MyDriver;

/// <summary>How a request went.</summary>
public enum DiskStatus : uint
{
    /// <summary>Well.</summary>
    Okay = 0,

    /// <summary>The disk has no such sector.</summary>
    NoSuchSector = 1,

    /// <summary>There is no such operation.</summary>
    NoSuchOperation = 2,
}
