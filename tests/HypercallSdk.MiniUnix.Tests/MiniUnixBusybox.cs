using System;
using System.Collections.Generic;
using System.IO;
using MiniUnix;

namespace HypercallSdk.MiniUnix.Tests;

/// <summary>This machine's busybox.</summary>
internal static class MiniUnixBusybox
{
    private static readonly Lazy<IReadOnlyList<string>> _applets = new(static () => Busybox.Applets(File.ReadAllBytes(Workplace.BusyboxPath!)));

    /// <summary>The applets that it has.</summary>
    public static IReadOnlyList<string> Applets => _applets.Value;
}
