// HCS0306. A port is bound pending (an interdomain channel is born so); unmasked before a handler is recorded, its first
// event is delivered to nobody, and the peers wait for each other for ever. The passing condition: the handler is recorded
// first, which Events' own methods do before they unmask.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.Analyzers.Use;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.Use;

public sealed class UnmaskedBeforeBoundTests : FixTests<UnmaskedBeforeBoundAnalyzer, UnmaskedBeforeBoundCodeFix>
{
    protected override string Bug => Frontend("""
        var bind = new EventChannelBindInterdomain { RemoteDomain = peer, RemotePort = port };
        if (EventChannelOp.BindInterdomain(ref bind).IsError)
            return;

        if ({|HCS0306:EventChannelOp.Unmask(new EventChannelUnmask { Port = bind.LocalPort })|}.IsError)
            return;

        _ = {|HCS0306:Events.Unmask(port)|};
        _ = Events.Attach(port, handler);
        """);

    protected override string Mended => Frontend("""
        if (Events.BindInterdomain(peer, port, handler, out Port mine).IsError)
            return;

        var bind = new EventChannelBindInterdomain { RemoteDomain = peer, RemotePort = port };
        if (EventChannelOp.BindInterdomain(ref bind).IsSuccess)
            _ = Events.Attach(bind.LocalPort, handler);
        """);

    protected override string NearMiss => Frontend("""
        if (Events.Attach(port, handler).IsError)
            return;

        Events.Mask(port);
        _ = Events.Unmask(port);
        var bind = new EventChannelBindInterdomain { RemoteDomain = peer, RemotePort = port };
        if (EventChannelOp.BindInterdomain(ref bind).IsError)
            return;

        Record(bind.LocalPort);
        _ = Events.Unmask(bind.LocalPort);
        _ = Events.Unmask(_other);
        """);

    protected override string Before => Frontend("""
        _ = {|HCS0306:Events.Unmask(port)|};
        _ = Events.Attach(port, handler);
        """);

    protected override string After => Frontend("""
        _ = Events.Attach(port, handler);
        """);

    protected override string BeforeAll => Frontend("""
        _ = {|HCS0306:Events.Unmask(port)|};
        _ = Events.Attach(port, handler);
        _ = {|HCS0306:EventChannelOp.Unmask(new EventChannelUnmask { Port = _other })|};
        _ = Events.Attach(_other, handler);
        """);

    protected override string AfterAll => Frontend("""
        _ = Events.Attach(port, handler);
        _ = Events.Attach(_other, handler);
        """);

    [Fact]
    public Task By_another_name_it_is_the_same_port() => Reports(Frontend("""
        var allocate = new EventChannelAllocateUnbound { Domain = DomainId.Self, RemoteDomain = peer };
        if (EventChannelOp.AllocateUnbound(ref allocate).IsError)
            return;

        Port mine = allocate.Port;
        var unmask = new EventChannelUnmask { Port = mine };
        _ = {|HCS0306:EventChannelOp.Unmask(in unmask)|};
        """));

    private static string Frontend(string statements) => $$"""
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        internal static class Frontend
        {
            private static Port _other;

            public static void Connect(DomainId peer, Port port, EventHandlerId handler)
            {
                {{statements.ReplaceLineEndings("\n        ")}}
            }

            private static void Record(Port port) => _other = port;
        }
        """;
}
