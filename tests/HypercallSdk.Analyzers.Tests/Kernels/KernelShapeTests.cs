// HCS0214. What is no plain struct has no extent in guest memory, or no second part that entries could be written into; the generator
// passes over it without a word. Passing condition: each such shape is named, and no other rule's or compiler's error stands beside it.
using HypercallSdk.Analyzers.Kernels;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Kernels;

public sealed class KernelShapeTests : RuleTests<KernelShapeAnalyzer>
{
    protected override string Bug => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial class {|HCS0214:Hosted|}
        {
            [Boot]
            private void Start() { }
        }

        [GuestKernel]
        internal ref partial struct {|HCS0214:OnStack|}
        {
            [Boot]
            private void Start() { }
        }

        [GuestKernel]
        internal partial record struct {|HCS0214:Recorded|}
        {
            [Boot]
            private void Start() { }
        }

        [GuestKernel]
        file partial struct {|HCS0214:Hidden|}
        {
            [Boot]
            private void Start() { }
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

        [GuestKernel]
        internal partial struct Generic<T>
            where T : unmanaged
        {
            private T _value;

            [Boot]
            private void Start() { _value = default; }
        }

        internal partial class Board
        {
            [GuestKernel]
            private partial struct Nested
            {
                [Boot]
                private void Start() { }
            }
        }
        """;
}
