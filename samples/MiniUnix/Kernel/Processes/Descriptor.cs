namespace MiniUnix;

/// <summary>A process's number for an open file.</summary>
internal struct Descriptor
{
    /// <summary>The open file's place in the table, from 1 on; 0 for none.</summary>
    public short File;

    /// <summary>Whether it is closed when another program is run.</summary>
    public bool CloseOnExecute;
}
