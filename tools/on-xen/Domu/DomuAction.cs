namespace OnXen.Domu;

/// <summary>What the toolstack does with a guest that runs.</summary>
public enum DomuAction
{
    /// <summary>Saves it to a file, which ends its domain, and restores it from there (<c>xl save</c>, <c>xl restore</c>).</summary>
    SaveAndRestore,

    /// <summary>Saves it to a file and has it go on in its domain: its suspend is cancelled (<c>xl save -c</c>).</summary>
    Checkpoint,

    /// <summary>Asks it to power off (<c>xl shutdown</c>).</summary>
    ShutDown,

    /// <summary>Asks it to reboot (<c>xl reboot</c>).</summary>
    Reboot,
}
