using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace OnXen.Domu;

/// <summary>
/// What a Linux domain 0 with Xen's tools is made of, fetched by apt and unpacked beside the system: nothing is installed,
/// and nobody has to be root.
/// </summary>
internal static partial class DebianPackages
{
    private static readonly string[] _names =
    [
        "xen-utils-4.17", "xenstore-utils", "libxenmisc4.17", "libxencall1", "libxendevicemodel1", "libxenevtchn1", "libxenforeignmemory1",
        "libxengnttab1", "libxenhypfs1", "libxenstore4", "libxentoolcore1", "libxentoollog1", "libyajl2", "libuuid1", "liblzma5", "zlib1g",
        "libzstd1", "libc6", "libgcc-s1", "busybox-static",
    ];

    /// <summary>Fetches and unpacks them into <paramref name="folder"/>.</summary>
    /// <exception cref="InvalidOperationException">apt or dpkg is missing or failed; the message says what it said.</exception>
    public static async Task Unpack(string folder)
    {
        string archives = Path.Combine(folder, "archives");
        Directory.CreateDirectory(archives);
        string depends = await Tool.Run("apt-cache", ["depends", "linux-image-amd64"], archives);
        Match kernel = KernelPackage().Match(depends);
        if (!kernel.Success)
            throw new InvalidOperationException("apt knows no package linux-image-amd64: run `apt-get update` once.");

        await Tool.Run("apt-get", ["-q", "download", kernel.Groups[1].Value, .. _names], archives);
        foreach (string archive in Directory.GetFiles(archives, "*.deb").Order(StringComparer.Ordinal))
            await Tool.Run("dpkg-deb", ["--extract", archive, folder], folder);
    }

    [GeneratedRegex(@"Depends:\s*(linux-image-[0-9]\S*)", RegexOptions.CultureInvariant)]
    private static partial Regex KernelPackage();
}
