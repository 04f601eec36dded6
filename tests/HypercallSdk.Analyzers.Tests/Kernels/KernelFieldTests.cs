// HCS0202. A reference, a pointer, a handle or a native-sized integer names a place in one process of one host, and means nothing after
// the domain was saved and moved. `unmanaged` admits all but the first. Passing condition: the field is reported, and the message's
// path leads to what is at fault in it; numbers, enums, structs of these and the guest library's own are not.
using System.Threading.Tasks;
using HypercallSdk.Analyzers.Kernels;
using HypercallSdk.Analyzers.Tests.Harness;

namespace HypercallSdk.Analyzers.Tests.Kernels;

public sealed class KernelFieldTests : RuleTests<KernelFieldAnalyzer>
{
    protected override string Bug => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        internal unsafe struct Device
        {
            public ulong Base;
            public byte* Registers;
        }

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private string {|HCS0202:_name|};
            private unsafe int* {|HCS0202:_next|};
            private unsafe delegate*<void> {|HCS0202:_call|};
            private System.Runtime.InteropServices.GCHandle {|HCS0202:_handle|};
            private nint {|HCS0202:_size|};
            private System.Action {|HCS0202:_later|};
            private int[] {|HCS0202:_slots|};
            private Device {|HCS0202:_device|};
            private PerVcpu<Device> {|HCS0202:_devices|};

            private object {|HCS0202:Tag|} { get; set; }
        }
        """;

    protected override string Mended => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        internal struct Device
        {
            public ulong Base;
            public VirtualAddress Registers;
        }

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private Bytes16 _name;
            private GuestPointer<int> _next;
            private Words8 _slots;
            private Device _device;
            private PerVcpu<Device> _devices;
        }
        """;

    protected override string NearMiss => """
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        internal enum State : byte
        {
            Idle,
        }

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private static readonly string _title = "kernel";
            private const string Name = "kernel";
            private State _state;
            private bool _started;
            private double _average;
            private SpinLock _lock;
            private KeptMapping _mapping;
            private AddressSpace _space;
            private EventHandlerId _handler;
            private unsafe fixed uint _words[4];
            private System.Int128 _sum;
            private int Ticks { get; set; }

            private string Title => _title + Name;
        }
        """;

    [Fact]
    public Task A_kernel_that_is_no_number_at_all_shows_one_error() => Reports("""
        using HypercallSdk.Abi;
        using HypercallSdk.Guest;

        [GuestKernel]
        internal partial struct Kernel
        {
            [Boot]
            private void Start(in StartInfo info) { }

            private string {|HCS0202:_name|};

            [TrapHandler(TrapVector.PageFault)]
            private void OnFault(ref TrapFrame frame) => _name = "";
        }
        """);
}
