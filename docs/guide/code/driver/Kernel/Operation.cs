namespace Tour;

/// <summary>What a request asks for.</summary>
public enum Operation : uint
{
    /// <summary>Writes a cell.</summary>
    Put = 1,

    /// <summary>Reads a cell.</summary>
    Get,

    /// <summary>Lets go of the ring: the client's last request.</summary>
    Close,
}
