namespace HypercallSdk.Generators.Tests.Shapes;

/// <content>Handlers that leave a part of their contract out.</content>
internal static partial class ContractShapes
{
    /// <summary>Two of four operations, one of each number, are declared and not served.</summary>
    public const string NotServed = Usings + """
        internal struct Order { public uint Command; public uint Version; public ulong Value; }

        [HypercallContract]
        internal interface INotServed
        {
            /// <summary>Adds one.</summary>
            [Hypercall((HypercallNumber)50, Command = 1)]
            HypercallResult Add(uint value);

            /// <summary>Nobody does this.</summary>
            [Hypercall((HypercallNumber)50, Command = 2)]
            HypercallResult Divide(in Order order);

            /// <summary>Takes an order.</summary>
            [Hypercall((HypercallNumber)53, Command = 1, CommandPlace = CommandPlace.FirstField, InterfaceVersion = 7, Privilege = HypercallPrivilege.ControlDomain)]
            HypercallResult Take(in Order order);

            /// <summary>Nor this.</summary>
            [Hypercall((HypercallNumber)53, Command = 2, CommandPlace = CommandPlace.FirstField, InterfaceVersion = 7, Privilege = HypercallPrivilege.ControlDomain)]
            HypercallResult Return(ref Order order);
        }

        [HypercallHandler<INotServed>(NotServed = [nameof(INotServed.Divide), nameof(INotServed.Return)])]
        internal sealed partial class NotServedHandler
        {
            public HypercallResult Add(Vcpu caller, uint value) => new(value + 1L);

            public HypercallResult Take(Vcpu caller, in Order order) => new((long)order.Value);
        }
        """;
}
