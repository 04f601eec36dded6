namespace MyDriver;

/// <summary>What a request asks for.</summary>
public enum DiskOperation : uint
{
    /// <summary>What is in a sector.</summary>
    Read = 0,

    /// <summary>To put something there.</summary>
    Write = 1,

    /// <summary>To let go of the ring. It is the last request, and an event is its answer.</summary>
    Detach = 2,
}
