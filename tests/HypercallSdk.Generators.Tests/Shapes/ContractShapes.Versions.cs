namespace HypercallSdk.Generators.Tests.Shapes;

/// <content>Commands in the structure with the interface's version behind them.</content>
internal static partial class ContractShapes
{
    /// <summary>A version behind the command; the control domain's alone.</summary>
    public const string Versions = Usings + """
        internal struct Setting { public uint Command; public uint Version; public ulong Value; }

        [HypercallContract]
        internal interface IVersions
        {
            /// <summary>Reads.</summary>
            [Hypercall(HypercallNumber.Sysctl, Command = 1, CommandPlace = CommandPlace.FirstField, InterfaceVersion = 0x15, Privilege = HypercallPrivilege.ControlDomain)]
            HypercallResult Set(in Setting setting);

            /// <summary>Writes.</summary>
            [Hypercall(HypercallNumber.Sysctl, Command = 2, CommandPlace = CommandPlace.FirstField, InterfaceVersion = 0x15, Privilege = HypercallPrivilege.ControlDomain)]
            HypercallResult Get(out Setting setting);
        }

        [HypercallHandler<IVersions>]
        internal sealed partial class VersionsHandler
        {
            private ulong _kept;

            public HypercallResult Set(Vcpu caller, in Setting setting)
            {
                _kept = setting.Value;
                return HypercallResult.Success;
            }

            public HypercallResult Get(Vcpu caller, out Setting setting)
            {
                setting = new Setting { Value = _kept };
                return HypercallResult.Success;
            }
        }
        """;

    /// <summary>A version behind commands of structures of several types; rights that the handler looks at.</summary>
    public const string VersionsOfSeveralTypes = Usings + """
        internal struct Short { public uint Command; public uint Version; }

        internal struct Long { public uint Command; public uint Version; public ulong Value; }

        [HypercallContract]
        internal interface IVersionsOfSeveralTypes
        {
            /// <summary>Takes the short one.</summary>
            [Hypercall((HypercallNumber)53, Command = 1, CommandPlace = CommandPlace.FirstField, InterfaceVersion = 7, Privilege = HypercallPrivilege.OverDomain)]
            HypercallResult TakeShort(in Short op);

            /// <summary>Takes the long one.</summary>
            [Hypercall((HypercallNumber)53, Command = 2, CommandPlace = CommandPlace.FirstField, InterfaceVersion = 7)]
            HypercallResult TakeLong(ref Long op);
        }

        [HypercallHandler<IVersionsOfSeveralTypes>]
        internal sealed partial class VersionsOfSeveralTypesHandler
        {
            public HypercallResult TakeShort(Vcpu caller, in Short op) => new(op.Command);

            public HypercallResult TakeLong(Vcpu caller, ref Long op) => new((long)op.Value);
        }
        """;
}
