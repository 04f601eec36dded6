namespace Differential.Kernel;

/// <summary>What an <see cref="InstructionCode.Name"/> looks for: numbers that may be others on the other machine.</summary>
public enum NameKind : byte
{
    /// <summary>The domain's own number, 2 bytes: DOMID_SELF is put in its place.</summary>
    Domain = 0,

    /// <summary>The same in a port's status, where other ports than those between domains have an interrupt's number.</summary>
    StatusDomain = 1,

    /// <summary>A handle that was kept, 4 bytes: the number it was kept under is put in its place.</summary>
    Handle = 2,
}
