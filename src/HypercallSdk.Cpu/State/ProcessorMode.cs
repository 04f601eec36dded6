namespace HypercallSdk.Cpu.State;

/// <summary>What code runs as. It selects the translations, and whether privileged instructions are the code's to use.</summary>
public enum ProcessorMode
{
    /// <summary>User code.</summary>
    User = 0,

    /// <summary>The kernel. Which physical privilege level that is, is for the owner to say.</summary>
    Kernel = 1,
}
