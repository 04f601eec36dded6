using System;

namespace HypercallSdk.Abi;

/// <summary>Flags of <see cref="CallbackRegister"/>.</summary>
[Flags]
public enum CallbackFlags : ushort
{
    /// <summary>None.</summary>
    [NotInXen("no flag")]
    None = 0,

    /// <summary>
    /// Upcalls are masked on entry (<c>CALLBACKF_mask_events</c>). Without meaning for events and non-maskable
    /// interrupts, which always mask.
    /// </summary>
    [XenName("CALLBACKF_mask_events")]
    MaskEvents = 1,
}
