using System;
using System.Collections.Generic;

namespace OnXen;

/// <summary>What came of one boot.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="ExitCode">QEMU's exit code, or null where it was ended at the limit.</param>
/// <param name="KernelLines">What the kernel printed, without Xen's own lines.</param>
/// <param name="Output">Everything on the serial line and what QEMU itself said.</param>
/// <param name="Elapsed">How long QEMU ran.</param>
public sealed record BootResult(Verdict Verdict, int? ExitCode, IReadOnlyList<string> KernelLines, string Output, TimeSpan Elapsed);
