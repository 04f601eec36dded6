// HCS0213. A port handler is called for the ports that the kernel binds to it; one whose name nobody passes is dead, and the other end
// sends into nothing. Passing condition: it is reported, unless its name in Ports stands anywhere in the assembly.
using HypercallSdk.Analyzers.Kernels;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Kernels;

public sealed class UnboundPortHandlerTests : RuleTests<UnboundPortHandlerAnalyzer>
{
    protected override string Bug => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            [PortHandler]
            private void {|HCS0213:OnPing|}(Port port) => _ = Events.Send(port);
        }
        """;

    protected override string Mended => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) => _ = Events.AllocateUnbound(DomainId.Self, Ports.OnPing, out _);

            [PortHandler]
            private void OnPing(Port port) => _ = Events.Send(port);
        }
        """;

    protected override string NearMiss => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        internal static class Binding
        {
            public static void Bind() => _ = Events.AllocateUnbound(DomainId.Self, Kernel.Ports.OnPing, out _);
        }

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            [PortHandler]
            private void OnPing(Port port) => _ = Events.Send(port);

            [VirqHandler(Virq.Timer)]
            private void OnTick() { }
        }
        """;
}
