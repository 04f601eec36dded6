// HCS0201. A kernel's entries are written into a second part of the struct; the generator passes over one that has no place for it, so
// that this rule's is the one error. Passing condition: the kernel itself or the type around it is named, and the source compiles.
using HypercallSdk.Analyzers.Kernels;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.Kernels;

public sealed class KernelNotPartialTests : FixTests<KernelNotPartialAnalyzer, KernelNotPartialCodeFix>
{
    protected override string Bug => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal struct {|HCS0201:Kernel|}
        {
            [Boot]
            private void Start(in StartInfo info) { }
        }
        """;

    protected override string Mended => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }
        }
        """;

    protected override string NearMiss => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        internal struct Peer
        {
            public Port Port;
        }
        """;

    protected override string Before => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        internal static class {|HCS0201:Board|}
        {
            [GuestKernel]
            internal partial struct Kernel
            {
                [Boot]
                private void Start() { }
            }
        }
        """;

    protected override string After => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        internal static partial class Board
        {
            [GuestKernel]
            internal partial struct Kernel
            {
                [Boot]
                private void Start() { }
            }
        }
        """;

    protected override string BeforeAll => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal struct {|HCS0201:First|}
        {
            [Boot]
            private void Start() { }
        }

        [GuestKernel]
        public struct {|HCS0201:Second|}
        {
            [Boot]
            private void Start() { }
        }
        """;

    protected override string AfterAll => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct First
        {
            [Boot]
            private void Start() { }
        }

        [GuestKernel]
        public partial struct Second
        {
            [Boot]
            private void Start() { }
        }
        """;
}
