using System.Collections.Generic;

namespace HypercallSdk.Generators.Tests.Shapes;

/// <summary>A contract and its handler for every shape that stubs, description tables and dispatchers come in.</summary>
internal static partial class ContractShapes
{
    private const string Usings = """
        using System;
        using HypercallSdk.Abi;
        using HypercallSdk.Hypervisor.Vcpus;

        namespace Shapes;


        """;

    /// <summary>Operations of nothing but numbers: every kind of number, with a command and without, five registers full.</summary>
    public const string Numbers = Usings + """
        internal enum Mode : short { Off, On }

        [HypercallContract]
        internal interface INumbers
        {
            /// <summary>Has no parameter at all.</summary>
            [Hypercall((HypercallNumber)50)]
            HypercallResult Nothing();

            /// <summary>Extends the signed ones by their sign.</summary>
            [Hypercall(HypercallNumber.XenVersion)]
            HypercallResult Integers(byte small, short signed, ulong wide, nint native, int last);

            /// <summary>Takes what the SDK makes of numbers.</summary>
            [Hypercall((HypercallNumber)51, Command = 3)]
            HypercallResult Kinds(Mode mode, DomainId domain, GuestPointer<byte> text);
        }

        [HypercallHandler<INumbers>]
        internal sealed partial class NumbersHandler
        {
            public HypercallResult Nothing(Vcpu caller) => new(1);
            public HypercallResult Integers(Vcpu caller, byte small, short signed, ulong wide, nint native, int last) => new(small + signed + (long)wide + native + last);
            public HypercallResult Kinds(Vcpu caller, Mode mode, DomainId domain, GuestPointer<byte> text) => new((long)mode + domain.Value + (long)text.Address);
        }
        """;

    /// <summary>Pointers to structures: read, written, both; beside numbers.</summary>
    public const string Structures = Usings + """
        internal struct Request { public uint Key; public ulong Value; }

        [HypercallContract]
        internal interface IStructures
        {
            /// <summary>Reads.</summary>
            [Hypercall((HypercallNumber)50, Command = 0)]
            HypercallResult Set(in Request request);

            /// <summary>Writes.</summary>
            [Hypercall((HypercallNumber)50, Command = 1)]
            HypercallResult Get(uint key, out Request request);

            /// <summary>Reads and writes.</summary>
            [Hypercall((HypercallNumber)50, Command = 2)]
            HypercallResult Swap(ref Request request, ref ulong count);
        }

        [HypercallHandler<IStructures>]
        internal sealed partial class StructuresHandler
        {
            private Request _kept;

            public HypercallResult Set(Vcpu caller, in Request request)
            {
                _kept = request;
                return HypercallResult.Success;
            }

            public HypercallResult Get(Vcpu caller, uint key, out Request request)
            {
                request = _kept;
                return key == _kept.Key ? HypercallResult.Success : XenErrno.NotPermitted;
            }

            public HypercallResult Swap(Vcpu caller, ref Request request, ref ulong count)
            {
                (request, _kept) = (_kept, request);
                count++;
                return HypercallResult.Success;
            }
        }
        """;

    /// <summary>Arrays with a count: read only, read and written, count first, a maximum of its own, null.</summary>
    public const string Spans = Usings + """
        [HypercallContract]
        internal interface ISpans
        {
            /// <summary>Sums.</summary>
            [Hypercall((HypercallNumber)50, Command = 0)]
            HypercallResult Sum(ReadOnlySpan<uint> values);

            /// <summary>Doubles in place.</summary>
            [Hypercall((HypercallNumber)50, Command = 1)]
            HypercallResult Double([CountFirst][MaxCount(16)] Span<uint> values);

            /// <summary>Takes an array, a number and an array that may be null.</summary>
            [Hypercall((HypercallNumber)50)]
            HypercallResult Mixed(ReadOnlySpan<byte> text, int number, [NullAllowed] ReadOnlySpan<ulong> more);
        }

        [HypercallHandler<ISpans>]
        internal sealed partial class SpansHandler
        {
            public HypercallResult Sum(Vcpu caller, ReadOnlySpan<uint> values)
            {
                long sum = 0;
                foreach (uint value in values)
                {
                    sum += value;
                }

                return new(sum);
            }

            public HypercallResult Double(Vcpu caller, Span<uint> values)
            {
                foreach (ref uint value in values)
                {
                    value *= 2;
                }

                return HypercallResult.Success;
            }

            public HypercallResult Mixed(Vcpu caller, ReadOnlySpan<byte> text, int number, ReadOnlySpan<ulong> more) => new(text.Length + number + more.Length);
        }
        """;

    /// <summary>Arrays that end with an element whose field is zero; with a null pointer that means something.</summary>
    public const string Sentinels = Usings + """
        internal struct Entry { public byte Vector; public ulong Address; }

        internal struct Named { public DomainId Domain; public uint Flags; }

        [HypercallContract]
        internal interface ISentinels
        {
            /// <summary>Counts entries; null clears.</summary>
            [Hypercall((HypercallNumber)50, Command = 0)]
            HypercallResult Set([NullAllowed][SentinelEnded(nameof(Entry.Address))] ReadOnlySpan<Entry> entries);

            /// <summary>Counts names.</summary>
            [Hypercall((HypercallNumber)50, Command = 1)]
            HypercallResult Name([SentinelEnded(nameof(Named.Domain))][MaxCount(4)] ReadOnlySpan<Named> names);
        }

        [HypercallHandler<ISentinels>]
        internal sealed partial class SentinelsHandler
        {
            public HypercallResult Set(Vcpu caller, ReadOnlySpan<Entry> entries) => new(entries == default ? -1 : entries.Length);
            public HypercallResult Name(Vcpu caller, ReadOnlySpan<Named> names) => new(names.Length);
        }
        """;

    /// <summary>Structures that a caller may leave out.</summary>
    public const string NullAllowed = Usings + """
        internal struct Pair { public uint First; public uint Second; }

        [HypercallContract]
        internal interface INullAllowed
        {
            /// <summary>Takes all three or none.</summary>
            [Hypercall((HypercallNumber)50)]
            HypercallResult Take([NullAllowed] in Pair read, [NullAllowed] out Pair written, [NullAllowed] ref Pair both);
        }

        [HypercallHandler<INullAllowed>]
        internal sealed partial class NullAllowedHandler
        {
            public HypercallResult Take(Vcpu caller, in Pair read, out Pair written, ref Pair both)
            {
                written = read;
                both.Second = both.First + read.First;
                return new(read.First + both.First);
            }
        }
        """;

    /// <summary>The command inside the structure, which is of one type for all operations.</summary>
    public const string FirstField = Usings + """
        internal struct Control { public uint Command; public uint Version; public ulong Value; }

        [HypercallContract]
        internal interface IFirstField
        {
            /// <summary>Reads.</summary>
            [Hypercall(HypercallNumber.Domctl, Command = 1, CommandPlace = CommandPlace.FirstField, Privilege = HypercallPrivilege.ControlDomain)]
            HypercallResult Set(in Control control);

            /// <summary>Reads and writes.</summary>
            [Hypercall(HypercallNumber.Domctl, Command = 2, CommandPlace = CommandPlace.FirstField)]
            HypercallResult Exchange(ref Control control);

            /// <summary>Writes.</summary>
            [Hypercall(HypercallNumber.Domctl, Command = 3, CommandPlace = CommandPlace.FirstField)]
            HypercallResult Get(out Control control);
        }

        [HypercallHandler<IFirstField>]
        internal sealed partial class FirstFieldHandler
        {
            public HypercallResult Set(Vcpu caller, in Control control) => new((long)control.Value);

            public HypercallResult Exchange(Vcpu caller, ref Control control)
            {
                control.Value++;
                return new(control.Command);
            }

            public HypercallResult Get(Vcpu caller, out Control control)
            {
                control = new Control { Value = 7 };
                return HypercallResult.Success;
            }
        }
        """;

    /// <summary>The command inside the structure, which is of another type for each operation.</summary>
    public const string FirstFieldOfSeveralTypes = Usings + """
        internal enum ControlCommand { Small = 1, Large = 2 }

        internal struct Small { public ControlCommand Command; public uint Value; }

        internal struct Large { public uint Command; public uint Version; public ulong Value; }

        [HypercallContract]
        internal interface IFirstFieldOfSeveralTypes
        {
            /// <summary>Takes the small one.</summary>
            [Hypercall((HypercallNumber)52, Command = (int)ControlCommand.Small, CommandPlace = CommandPlace.FirstField)]
            HypercallResult TakeSmall(in Small op);

            /// <summary>Takes the large one.</summary>
            [Hypercall((HypercallNumber)52, Command = (int)ControlCommand.Large, CommandPlace = CommandPlace.FirstField)]
            HypercallResult TakeLarge(ref Large op, uint command);
        }

        [HypercallHandler<IFirstFieldOfSeveralTypes>]
        internal sealed partial class FirstFieldOfSeveralTypesHandler
        {
            public HypercallResult TakeSmall(Vcpu caller, in Small op) => new(op.Value + (long)op.Command);

            public HypercallResult TakeLarge(Vcpu caller, ref Large op, uint command)
            {
                op.Version = command;
                return new((long)op.Value + op.Command);
            }
        }
        """;

    /// <summary>When and how much is copied out, where Xen does otherwise than the rule.</summary>
    public const string CopyOut = Usings + """
        internal struct Reply { public uint Status; public ulong Value; public DomainId Domain; }

        [HypercallContract]
        internal interface ICopyOut
        {
            /// <summary>Writes back whatever the result.</summary>
            [Hypercall((HypercallNumber)50, Command = 0)]
            HypercallResult Always([CopyOut(CopyOutWhen.Always)] ref Reply reply);

            /// <summary>Writes one field back, on success.</summary>
            [Hypercall((HypercallNumber)50, Command = 1)]
            HypercallResult OneField([CopyOut(Field = nameof(Reply.Domain))] ref Reply reply);

            /// <summary>Writes one field back whatever the result.</summary>
            [Hypercall((HypercallNumber)50, Command = 2)]
            HypercallResult OneFieldAlways([CopyOut(CopyOutWhen.Always, Field = nameof(Reply.Value))][NullAllowed] ref Reply reply);

            /// <summary>Writes back what its handler does.</summary>
            [Hypercall((HypercallNumber)50, Command = 3)]
            HypercallResult ByHandler([CopyOut(CopyOutWhen.ByHandler)] ref Reply reply);
        }

        [HypercallHandler<ICopyOut>]
        internal sealed partial class CopyOutHandler
        {
            public HypercallResult Always(Vcpu caller, ref Reply reply) => Fill(ref reply);
            public HypercallResult OneField(Vcpu caller, ref Reply reply) => Fill(ref reply);
            public HypercallResult OneFieldAlways(Vcpu caller, ref Reply reply) => Fill(ref reply);
            public HypercallResult ByHandler(Vcpu caller, ref Reply reply) => Fill(ref reply);

            private static HypercallResult Fill(ref Reply reply)
            {
                bool fails = reply.Status == 1;
                reply = new Reply { Status = 9, Value = 10, Domain = new DomainId(11) };
                return fails ? XenErrno.NotPermitted : HypercallResult.Success;
            }
        }
        """;

    /// <summary>Several numbers in one contract, command masks, privilege, an operation that takes all other commands.</summary>
    public const string Numbering = Usings + """
        [HypercallContract]
        internal interface INumbering
        {
            /// <summary>Continues in the command's upper bits.</summary>
            [Hypercall((HypercallNumber)50, Command = 1, CommandMask = 0x3f)]
            HypercallResult Masked(uint value);

            /// <summary>Does not.</summary>
            [Hypercall((HypercallNumber)50, Command = 64)]
            HypercallResult Whole(uint value);

            /// <summary>Is the control domain's.</summary>
            [Hypercall((HypercallNumber)51, Command = 0, Privilege = HypercallPrivilege.ControlDomain)]
            HypercallResult Privileged();

            /// <summary>Has its number to itself.</summary>
            [Hypercall((HypercallNumber)52)]
            HypercallResult Alone();
        }

        [HypercallHandler<INumbering>]
        internal sealed partial class NumberingHandler
        {
            public HypercallResult Masked(Vcpu caller, uint value) => new(100 + value);
            public HypercallResult Whole(Vcpu caller, uint value) => new(200 + value);
            public HypercallResult Privileged(Vcpu caller) => new(300);
            public HypercallResult Alone(Vcpu caller) => new(400);
        }
        """;

    /// <summary>Keywords and the emitted code's own words as names; an explicit implementation; overloads.</summary>
    public const string Names = Usings + """
        internal struct @class { public uint @event; }

        [HypercallContract]
        internal interface INames
        {
            /// <summary>Is made of keywords.</summary>
            [Hypercall((HypercallNumber)50, Command = 0)]
            HypercallResult @for([CopyOut(Field = "event")] ref @class @in, uint @out);

            /// <summary>Takes the names that emitted code uses.</summary>
            [Hypercall((HypercallNumber)50, Command = 1)]
            HypercallResult Locals(in @class area, ref @class caller, out @class result, in @class registers);

            /// <summary>Has an overload.</summary>
            [Hypercall((HypercallNumber)50, Command = 2)]
            HypercallResult Overloaded(in uint command);

            /// <summary>Is the overload.</summary>
            [Hypercall((HypercallNumber)50, Command = 3)]
            HypercallResult Overloaded(in ulong command);
        }

        [HypercallHandler<INames>]
        internal sealed partial class NamesHandler
        {
            public HypercallResult @for(Vcpu caller, ref @class @in, uint @out) => new(@in.@event + @out);

            HypercallResult IOperations.Locals(Vcpu vcpu, in @class area, ref @class caller, out @class result, in @class registers)
            {
                result = area;
                return new(registers.@event);
            }

            public HypercallResult Overloaded(Vcpu caller, in uint command) => new(command);
            public HypercallResult Overloaded(Vcpu caller, in ulong command) => new((long)command);
        }
        """;

    /// <summary>Contracts and handlers inside other types, one of them generic; a contract that extends another.</summary>
    public const string Nested = Usings + """
        internal partial class Outer
        {
            internal partial struct Middle
            {
                [HypercallContract]
                internal interface IInner
                {
                    /// <summary>Is declared inside.</summary>
                    [Hypercall((HypercallNumber)50)]
                    HypercallResult Call(uint value);
                }
            }
        }

        [HypercallContract]
        internal interface IExtended : Outer.Middle.IInner
        {
            /// <summary>Is added.</summary>
            [Hypercall((HypercallNumber)51)]
            HypercallResult Added();
        }

        internal partial record Holder<TState>
            where TState : class
        {
            [HypercallHandler<IExtended>]
            internal sealed partial class Handler<TMore>(TState state)
            {
                public HypercallResult Call(Vcpu caller, uint value) => new(value + state.GetHashCode());
                public HypercallResult Added(Vcpu caller) => new(typeof(TMore).Name.Length);
            }
        }
        """;

    /// <summary>A public contract whose comments are carried over, references resolved; a public handler.</summary>
    public const string Documented = """
        using System;

        namespace Shapes
        {
            using HypercallSdk.Abi;
            using HypercallSdk.Hypervisor.Vcpus;

            /// <summary>
            /// Counts things.
            ///
            ///   Indented as it was.
            /// </summary>
            [HypercallContract]
            public interface IDocumented
            {
                /// <summary>Adds <paramref name="amount"/> &lt; 10 to the <c>count</c>; see <see cref="XenErrno.NotPermitted"/>.</summary>
                /// <param name="amount">How many.</param>
                /// <returns>The count, or <see cref="XenErrno.TooBig"/>.</returns>
                [Hypercall((HypercallNumber)50)]
                HypercallResult Add(uint amount);
            }

            /// <summary>Keeps the count.</summary>
            [HypercallHandler<IDocumented>]
            public sealed partial class DocumentedHandler
            {
                private long _count;

                /// <inheritdoc cref="IDocumented.Add(uint)"/>
                public HypercallResult Add(Vcpu caller, uint amount) => new(_count += amount);
            }
        }
        """;

    /// <summary>All of them by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [nameof(Numbers)] = Numbers,
        [nameof(Structures)] = Structures,
        [nameof(Spans)] = Spans,
        [nameof(ElementWise)] = ElementWise,
        [nameof(Sentinels)] = Sentinels,
        [nameof(NullAllowed)] = NullAllowed,
        [nameof(FirstField)] = FirstField,
        [nameof(FirstFieldOfSeveralTypes)] = FirstFieldOfSeveralTypes,
        [nameof(Versions)] = Versions,
        [nameof(VersionsOfSeveralTypes)] = VersionsOfSeveralTypes,
        [nameof(NotServed)] = NotServed,
        [nameof(CopyOut)] = CopyOut,
        [nameof(Numbering)] = Numbering,
        [nameof(Names)] = Names,
        [nameof(Nested)] = Nested,
        [nameof(Documented)] = Documented,
    };
}
