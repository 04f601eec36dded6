using System;
using System.Runtime.InteropServices;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Vcpus;

namespace HypercallSdk.Hypervisor.Hypercalls;

/// <summary>Which Xen this is (<c>HYPERVISOR_xen_version</c>): one that speaks 4.17's interface, and says that it is this SDK's.</summary>
[HypercallHandler<IXenVersion>]
internal sealed partial class XenVersionHandler
{
    private const long Major = 4;
    private const long Minor = 17;

    /// <summary>4.17.</summary>
    public HypercallResult Version(Vcpu caller) => new((Major << 16) | Minor);

    /// <summary>What follows 4.17.</summary>
    public HypercallResult ExtraVersion(Vcpu caller, out XenExtraVersion text)
    {
        text = default;
        Put(text, ".0-hypercallsdk"u8);
        return HypercallResult.Success;
    }

    /// <summary>Who built it.</summary>
    public HypercallResult CompileInfo(Vcpu caller, out XenCompileInfo info)
    {
        info = default;
        Put(info.Compiler, "Roslyn, .NET 10"u8);
        Put(info.CompiledBy, "hypercallsdk"u8);
        Put(info.CompileDomain, "localdomain"u8);
        Put(info.CompileDate, "2026-01-01"u8);
        return HypercallResult.Success;
    }

    /// <summary>64-bit PV guests and no others.</summary>
    public HypercallResult Capabilities(Vcpu caller, out XenCapabilities text)
    {
        text = default;
        Put(text, "xen-3.0-x86_64 "u8);
        return HypercallResult.Success;
    }

    /// <summary>The revision.</summary>
    public HypercallResult Changeset(Vcpu caller, out XenChangeset text)
    {
        text = default;
        Put(text, "hypercallsdk"u8);
        return HypercallResult.Success;
    }

    /// <summary>Where the hypervisor's part of the address space starts.</summary>
    public HypercallResult PlatformParameters(Vcpu caller, out XenPlatformParameters parameters)
    {
        parameters = new XenPlatformParameters { VirtualStart = new VirtualAddress(HypervisorMemory.Start) };
        return HypercallResult.Success;
    }

    /// <summary>The features there are: Xen's for PV domains.</summary>
    public HypercallResult GetFeatures(Vcpu caller, ref XenFeatureInfo info)
    {
        if (info.SubmapIndex >= XenFeatureInfo.SubmapCount)
            return caller.Refuse(XenErrno.InvalidArgument, "no such submap of features", "info.SubmapIndex", info.SubmapIndex, "0");

        info.Submap = (1U << (int)XenFeature.MmuPtUpdatePreserveAd)
            | (1U << (int)XenFeature.HighmemAssist)
            | (1U << (int)XenFeature.GrantMapAvailableBits)
            | (1U << (int)XenFeature.MemoryOpVirtualNode)
            | (1U << (int)XenFeature.DirectMapped);
        if (caller.Domain.Has(VmAssistType.PaeExtendedCr3))
            info.Submap |= 1U << (int)XenFeature.PaePageDirectoryAbove4Gb;

        if (caller.Domain.IsControlDomain)
            info.Submap |= 1U << (int)XenFeature.Domain0;

        return HypercallResult.Success;
    }

    /// <summary>4096.</summary>
    public HypercallResult PageSize(Vcpu caller, GuestPointer<byte> mustBeNull) => mustBeNull.IsNull
        ? new HypercallResult(Page.Size)
        : caller.Refuse(XenErrno.InvalidArgument, "the call takes no argument", "mustBeNull", mustBeNull.Address, "null");

    /// <summary>The caller's number as 16 bytes.</summary>
    public HypercallResult GuestHandle(Vcpu caller, out XenDomainHandle handle)
    {
        handle = default;
        handle[14] = (byte)(caller.Domain.Id.Value >> 8);
        handle[15] = (byte)caller.Domain.Id.Value;
        return HypercallResult.Success;
    }

    /// <summary>Empty for domain 0, denied to others.</summary>
    public HypercallResult CommandLine(Vcpu caller, out XenCommandLine text)
    {
        text = default;
        if (!caller.Domain.IsControlDomain)
            Put(text, "<denied>"u8);

        return HypercallResult.Success;
    }

    /// <summary>There is no build id: nothing linked this.</summary>
    public HypercallResult BuildId(Vcpu caller, ref XenBuildId buildId) =>
        caller.Refuse(XenErrno.NoData, "this hypervisor has no build id", null, 0, null);

    private static void Put(Span<byte> place, ReadOnlySpan<byte> text) => text.CopyTo(place);
}
