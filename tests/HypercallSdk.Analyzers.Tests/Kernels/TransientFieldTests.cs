// HCS0207. Machine frames, ports and grants are numbers that one host gave out: a restored domain has others. A kernel that goes on with
// the old ones signals a port or maps a frame that is not its own. Passing condition: the first such field of a kernel without a resume
// method is reported, at any depth, and the fix adds one that forgets them all.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Kernels;
using HypercallSdk.Analyzers.Tests.Harness;
using HypercallSdk.CodeFixes;

namespace HypercallSdk.Analyzers.Tests.Kernels;

public sealed class TransientFieldTests : FixTests<TransientFieldAnalyzer, TransientFieldCodeFix>
{
    protected override string Bug => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        internal struct Ring
        {
            public GrantReference Grant;
            public uint Size;
        }

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private uint _size;
            private Ring {|HCS0207:_ring|};
            private Port _port;
        }
        """;

    protected override string Mended => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        internal struct Ring
        {
            public GrantReference Grant;
            public uint Size;
        }

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private uint _size;
            private Ring _ring;
            private Port _port;

            [Resume]
            private void OnResume()
            {
                _ring = default;
                _port = default;
            }
        }
        """;

    protected override string NearMiss => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private static readonly MachineFrame _none = new(ulong.MaxValue);
            private PseudoPhysicalFrame _frame;
            private VirtualAddress _address;
            private AddressSpace _space;
            private DomainId _peer;

            private static MachineFrame None => _none;
        }
        """;

    protected override string Before => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private readonly MachineFrame {|HCS0207:_first|};
            private Port _port;

            private KeptMapping Mapping { get; set; }
        }
        """;

    protected override string After => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private readonly MachineFrame _first;
            private Port _port;

            private KeptMapping Mapping { get; set; }

            [Resume]
            private void OnResume()
            {
                _port = default;
                Mapping = default;
            }
        }
        """;

    protected override string BeforeAll => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct First
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private Port {|HCS0207:_port|};
        }

        [GuestKernel]
        internal partial struct Second
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private PageTableEntry {|HCS0207:_entry|};

            private void OnResume() { }
        }
        """;

    protected override string AfterAll => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct First
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private Port _port;

            [Resume]
            private void OnResume()
            {
                _port = default;
            }
        }

        [GuestKernel]
        internal partial struct Second
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private PageTableEntry _entry;

            private void OnResume() { }

            [Resume]
            private void OnResume2()
            {
                _entry = default;
            }
        }
        """;

    [Fact]
    public Task All_kinds_of_transient_number_are_known() => Reports("""
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct First
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private PerVcpu<MachineAddress> {|HCS0207:_addresses|};
        }

        [GuestKernel]
        internal partial struct Second
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private GrantHandle {|HCS0207:_handle|};
        }

        [GuestKernel]
        internal partial struct Third
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private KeptMapping {|HCS0207:_mapping|};
        }
        """);
}
