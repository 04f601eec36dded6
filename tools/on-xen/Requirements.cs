using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace OnXen;

/// <summary>What booting a kernel needs on this machine.</summary>
public static class Requirements
{
    /// <summary>What is missing, each with the Debian package to install.</summary>
    public static IEnumerable<string> Missing()
    {
        if (!IsOnPath("qemu-system-x86_64"))
            yield return "qemu-system-x86_64 (package qemu-system-x86)";

        if (PackedHypervisor() is null)
            yield return "Xen's image in /boot (package xen-hypervisor-4.17-amd64)";
    }

    /// <summary>What is missing to boot unprivileged guests: Linux for domain 0 is fetched from Debian's packages and unpacked.</summary>
    public static IEnumerable<string> MissingForDomu()
    {
        (string Program, string Package)[] tools = [("apt-get", "apt, of Debian 12"), ("dpkg-deb", "dpkg"), ("xz", "xz-utils")];
        return Missing().Concat(tools.Where(tool => !IsOnPath(tool.Program)).Select(tool => $"{tool.Program} (package {tool.Package})"));
    }

    /// <summary>Whether a program is on the path.</summary>
    public static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Xen 4.17 as its package installs it, or null.</summary>
    public static string? PackedHypervisor() =>
        Directory.Exists("/boot") ? Directory.GetFiles("/boot", "xen-4.17*.gz").Order(StringComparer.Ordinal).FirstOrDefault() : null;
}
