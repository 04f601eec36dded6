using System;
using System.Text;
using HypercallSdk.Abi;

namespace HypercallSdk.Hypervisor.Tests;

// xen_version answers as Xen 4.17 does, and says that it is this SDK.
public sealed class VersionTests : IDisposable
{
    private readonly Host _host = new();
    private readonly GuestProbe _zero;
    private readonly GuestProbe _one;

    public VersionTests()
    {
        _zero = GuestProbe.Boot(_host);
        _one = GuestProbe.Boot(_host);
    }

    public void Dispose() => _host.Dispose();

    [Fact]
    public void It_is_4_17_of_this_sdk()
    {
        Assert.Equal(0x4_0011, _one.AssertSuccess(XenVersion.Version));
        XenExtraVersion extra = default;
        _one.AssertSuccess(() => XenVersion.ExtraVersion(out extra));
        Assert.Equal(".0-hypercallsdk", Text(extra));
        XenCapabilities capabilities = default;
        _one.AssertSuccess(() => XenVersion.Capabilities(out capabilities));
        Assert.Equal("xen-3.0-x86_64 ", Text(capabilities));
        XenCompileInfo info = default;
        _one.AssertSuccess(() => XenVersion.CompileInfo(out info));
        Assert.NotEmpty(Text(info.Compiler));
        XenChangeset changeset = default;
        _one.AssertSuccess(() => XenVersion.Changeset(out changeset));
        Assert.NotEmpty(Text(changeset));
    }

    [Fact]
    public void Addresses_sizes_and_handles_are_told()
    {
        XenPlatformParameters parameters = default;
        _one.AssertSuccess(() => XenVersion.PlatformParameters(out parameters));
        Assert.Equal(0xffff_8000_0000_0000, parameters.VirtualStart.Value);
        Assert.Equal(4096, _one.AssertSuccess(() => XenVersion.PageSize(default)));
        XenDomainHandle handle = default;
        _one.AssertSuccess(() => XenVersion.GuestHandle(out handle));
        Assert.Equal(1, handle[15]);
    }

    [Fact]
    public void Features_tell_domain_0_apart_and_there_is_one_submap()
    {
        XenFeatureInfo info = default;
        _zero.AssertSuccess(() => XenVersion.GetFeatures(ref info));
        Assert.True(info.Has(XenFeature.Domain0));
        Assert.True(info.Has(XenFeature.MmuPtUpdatePreserveAd));
        Assert.False(info.Has(XenFeature.PaePageDirectoryAbove4Gb));
        _zero.AssertSuccess(() => VmAssist.Change(VmAssistCommand.Enable, VmAssistType.PaeExtendedCr3));
        _zero.AssertSuccess(() => XenVersion.GetFeatures(ref info));
        Assert.True(info.Has(XenFeature.PaePageDirectoryAbove4Gb));
        _one.AssertSuccess(() => XenVersion.GetFeatures(ref info));
        Assert.False(info.Has(XenFeature.Domain0));
        Assert.False(info.Has(XenFeature.AutoTranslatedPhysmap));
        info.SubmapIndex = 1;
        _one.AssertRefused(XenErrno.InvalidArgument, () => XenVersion.GetFeatures(ref info));
    }

    [Fact]
    public void The_command_line_is_denied_and_the_build_id_is_none()
    {
        XenCommandLine text = default;
        _zero.AssertSuccess(() => XenVersion.CommandLine(out text));
        Assert.Empty(Text(text));
        _one.AssertSuccess(() => XenVersion.CommandLine(out text));
        Assert.Equal("<denied>", Text(text));
        XenBuildId id = default;
        _zero.AssertRefused(XenErrno.NoData, () => XenVersion.BuildId(ref id));
        _one.AssertRefused(XenErrno.NotPermitted, () => XenVersion.BuildId(ref id));
    }

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf((byte)0);
        return Encoding.ASCII.GetString(end < 0 ? bytes : bytes[..end]);
    }
}
