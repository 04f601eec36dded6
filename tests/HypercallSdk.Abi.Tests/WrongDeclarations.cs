using System;

namespace HypercallSdk.Abi.Tests;

/// <summary>Declarations with one mistake each, and two without any, for the probe to find.</summary>
public static class WrongDeclarations
{
    [HypercallContract]
    public interface IWrongContract
    {
        [Hypercall(HypercallNumber.EventChannelOp, Command = 3)]
        [XenName("EVTCHNOP_send")]
        HypercallResult Send(in EventChannelSend op);
    }

    [HypercallContract]
    public interface IUnnamed
    {
        [Hypercall(HypercallNumber.EventChannelOp, Command = 4)]
        HypercallResult Send(in EventChannelSend op);

#pragma warning disable HCS0102 // the test wants an operation without a number
        HypercallResult Close(in EventChannelClose op);
#pragma warning restore HCS0102
    }

    public enum RightConstants
    {
        [XenName("VIRQ_TIMER")]
        Timer = 0,

        [NotInXen("for the test")]
        Mine = 99,
    }

    public enum WrongConstants
    {
        [XenName("VIRQ_TBUF")]
        Four = 5,
    }

    public enum UnnamedConstant
    {
        [XenName("VIRQ_DEBUG")]
        First = 1,

        Second = 2,
    }

    [XenName("evtchn_bind_vcpu_t")]
    public struct RightBinding
    {
        [XenName("port")]
        public uint Port;

        [XenName("vcpu")]
        public uint Vcpu;
    }

    [XenName("evtchn_send_t")]
    public struct WrongSize
    {
        [XenName("port")]
        public uint Port;

        [NotInXen("for the test")]
        public uint More;
    }

    [XenName("evtchn_reset_t")]
    public struct WrongFieldSize
    {
        [XenName("dom")]
        public uint Domain;
    }

    [XenName("sched_watchdog_t")]
    public struct WrongAlignment
    {
        [XenName("id")]
        public ulong Both;
    }

    [XenName("evtchn_port_t")]
    public readonly struct WrongSign(int value)
    {
        public int Value { get; } = value;
    }

    [XenName("struct evtchn_nobody")]
    public readonly struct UnknownNames(int value)
    {
        [XenName("VIRQ_NOBODY")]
        public const int Nobody = 1;

        public int Value { get; } = value;
    }

    public static class WrongText
    {
        [XenName("XENKBD_DRIVER_NAME")]
        public static ReadOnlySpan<byte> Device => "kbd"u8;
    }

    public struct Unnamed
    {
        [XenName("port")]
        public uint Port;
    }
}
