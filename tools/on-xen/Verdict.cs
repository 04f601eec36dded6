namespace OnXen;

/// <summary>How a boot ended. The value is the tool's exit code.</summary>
public enum Verdict
{
    /// <summary>The kernel powered its domain off: QEMU exited with exactly the pass value.</summary>
    Passed = 0,

    /// <summary>The kernel crashed its domain, or rebooted it.</summary>
    Crashed = 1,

    /// <summary>
    /// QEMU exited without a word from the kernel: Xen panicked (which looks like success to whoever takes any exit for one),
    /// refused the image, or QEMU was told something wrong.
    /// </summary>
    NoVerdict = 3,

    /// <summary>The kernel was still running at the limit.</summary>
    Hung = 124,
}
