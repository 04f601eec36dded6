using HypercallSdk.Generators.Tests.Harness;
using HypercallSdk.Generators.Tests.Shapes;

namespace HypercallSdk.Generators.Tests;

/// <summary>What emitted stubs and dispatchers do when they meet: registers, copies, refusals.</summary>
public sealed class DispatchTests
{
    [Fact]
    public void Numbers_arrive_as_they_left() => Expect(ContractShapes.Numbers, "NumbersHandler",
        """
        Say(Numbers.Nothing().Value);
        Say(Numbers.Integers(1, -2, 3, -4, -5).Value);
        Say(Numbers.Kinds(Mode.On, new DomainId(7), new GuestPointer<byte>(0x1000)).Value);
        """,
        "1; -7; 4104");

    [Fact]
    public void Signed_numbers_are_extended_by_their_sign_and_take_their_registers_in_order() => Expect(ContractShapes.Numbers, "NumbersHandler",
        """
        Numbers.Integers(0xff, -2, 3, -4, -5);
        HypercallRegisters call = machine.LastCall;
        Say($"{call.Rax} {call.Rdi:x} {call.Rsi:x} {call.Rdx:x} {call.R10:x} {call.R8:x}");
        Numbers.Kinds(Mode.On, new DomainId(7), new GuestPointer<byte>(8));
        call = machine.LastCall;
        Say($"{call.Rax} {call.Rdi:x} {call.Rsi:x} {call.Rdx:x} {call.R10:x}");
        """,
        "17 ff fffffffffffffffe 3 fffffffffffffffc fffffffffffffffb; 51 3 1 7 8");

    [Fact]
    public void Upper_bits_of_a_register_that_the_type_has_no_room_for_are_dropped() => Expect(ContractShapes.Numbers, "NumbersHandler",
        """
        Say(machine.Call(17, 0xffff_ffff_ffff_ff01, 0x1_0002, 0, 0, 0xffff_ffff_0000_0003));
        Say(machine.Call(51, 0xffff_ffff_0000_0003, 0xffff_0001, 0xffff_ffff_ffff_0007, 1));
        """,
        "6; 9");

    [Fact]
    public void Structures_go_in_and_come_out() => Expect(ContractShapes.Structures, "StructuresHandler",
        """
        Say(Structures.Set(new Request { Key = 4, Value = 44 }).Value);
        Say(Structures.Get(4, out Request got).Value);
        Say(got.Value);
        var request = new Request { Key = 5, Value = 55 };
        ulong count = 9;
        Say(Structures.Swap(ref request, ref count).Value);
        Say($"{request.Key} {request.Value} {count}");
        Say(machine.ArgumentTop);
        """,
        "0; 0; 44; 0; 4 44 10; 0");

    [Fact]
    public void A_structure_is_fetched_once_and_written_once() => Expect(ContractShapes.Structures, "StructuresHandler",
        """
        machine.Call(50, 2, Memory, Memory + 64);
        Say(string.Join(", ", vcpu.Accesses));
        """,
        "r 0 16, r 64 8, w 0 16, w 64 8");

    [Fact]
    public void After_a_failure_nothing_is_copied_out() => Expect(ContractShapes.Structures, "StructuresHandler",
        """
        Structures.Set(new Request { Key = 4, Value = 44 });
        vcpu.Accesses.Clear();
        Say(machine.Call(50, 1, 5, Memory));
        Say(vcpu.Accesses.Count);
        """,
        "-1; 0");

    [Fact]
    public void A_bad_pointer_is_refused_once_and_the_handler_not_called() => Expect(ContractShapes.Structures, "StructuresHandler",
        """
        Say(machine.Call(50, 0, 0));
        Say(machine.Call(50, 0, End - 8));
        Say(machine.Call(50, 0, ulong.MaxValue));
        vcpu.ReadOnlyFrom = Memory + 32;
        Say(machine.Call(50, 2, Memory + 64, Memory));
        """,
        "-14; -14; -14; -14; pointer request 0x0 16 read; pointer request 0x1fff8 16 read; pointer request 0xffffffffffffffff 16 read; pointer request 0x10040 16 write");

    [Fact]
    public void Arrays_go_in_and_come_out() => Expect(ContractShapes.Spans, "SpansHandler",
        """
        Say(Spans.Sum([1, 2, 3]).Value);
        Say(Spans.Sum([]).Value);
        uint[] values = [1, 2, 3];
        Say(Spans.Double(values).Value);
        Say(string.Join(" ", values));
        Say(Spans.Mixed("text"u8, 10, [1UL]).Value);
        Say(Spans.Mixed("text"u8, 10, default).Value);
        Say(machine.ArgumentTop);
        """,
        "6; 0; 0; 2 4 6; 15; 14; 0");

    [Fact]
    public void A_count_goes_where_the_contract_says() => Expect(ContractShapes.Spans, "SpansHandler",
        """
        Spans.Sum([1, 2, 3]);
        HypercallRegisters call = machine.LastCall;
        Say($"{call.Rdi} {call.Rsi - Memory} {call.Rdx}");
        Spans.Double([1, 2, 3]);
        call = machine.LastCall;
        Say($"{call.Rdi} {call.Rsi} {call.Rdx - Memory}");
        """,
        "0 0 3; 1 3 0");

    [Fact]
    public void A_count_of_zero_leaves_the_pointer_alone_and_is_read_in_32_bits() => Expect(ContractShapes.Spans, "SpansHandler",
        """
        Say(machine.Call(50, 0, 1, 0));
        Say(machine.Call(50, 0, 1, 0xffff_ffff_0000_0000));
        Say(vcpu.Accesses.Count);
        """,
        "0; 0; 0");

    [Fact]
    public void A_count_that_is_too_large_is_refused_as_such_where_the_array_could_be() => Expect(ContractShapes.Spans, "SpansHandler",
        """
        Say(machine.Call(50, 1, 17, Memory));
        Say(machine.Call(50, 1, 17, End - 8));
        Say(machine.Call(50, 0, Memory, 0xffff_ffff));
        Say(machine.Call(50, 0, Memory + 4, 16384));
        Say(machine.Call(50, 1, 16, Memory));
        """,
        "-7; -14; -7; -14; 0; count values 17 of 16; pointer values 0x1fff8 68 write; count values 4294967295 of 16384; pointer values 0x10004 65536 read");

    [Fact]
    public void What_does_not_fit_the_argument_area_is_not_called() => Expect(ContractShapes.Spans, "SpansHandler",
        """
        Say(Spans.Sum(new uint[20000]).Error);
        Say(Spans.Mixed(new byte[65536], 0, [1UL]).Error);
        Say(machine.ArgumentTop);
        Say(machine.LastCall.Rax);
        """,
        "TooBig; TooBig; 0; 0");

    [Fact]
    public void Elements_that_are_done_one_by_one_each_come_back_whatever_the_result() => Expect(ContractShapes.ElementWise, "ElementWiseHandler",
        """
        Step[] steps = [new() { Value = 1 }, new() { Value = 99 }, new() { Value = 3 }];
        Say(ElementWise.Do(steps).Value);
        Say($"{steps[0].Status} {steps[1].Status} {steps[2].Status}");
        Say(ElementWise.Do([]).Value);
        Say(machine.Call(50, 0, 0, 0));
        """,
        "-16; -1 -99 0; 0; 0");

    [Fact]
    public void Elements_before_the_first_that_cannot_be_read_are_done() => Expect(ContractShapes.ElementWise, "ElementWiseHandler",
        """
        vcpu.Memory.AsSpan().Fill(1);
        Say(machine.Call(50, 0, End - 20, 4));
        Say($"{vcpu.Memory[65520]:x} {vcpu.Memory[65528]:x} {vcpu.Memory[65532]:x}");
        Say(machine.Call(50, 0, End, 2));
        Say(machine.Call(50, 1, End - 20, 4, Memory));
        Say(vcpu.Memory[0]);
        """,
        "-14; ff ff 1; -14; -14; 2; pointer steps 0x1fffc 8 write; pointer steps 0x20000 8 write; pointer steps 0x1fffc 8 read");

    [Fact]
    public void The_first_element_that_cannot_be_written_is_the_last_that_is_done() => Expect(ContractShapes.ElementWise, "ElementWiseHandler",
        """
        vcpu.Memory.AsSpan().Fill(1);
        vcpu.ReadOnlyFrom = Memory + 12;
        Say(machine.Call(50, 0, Memory, 4));
        Say($"{vcpu.Memory[4]:x} {vcpu.Memory[12]:x} {vcpu.Memory[20]:x}");
        """,
        "-14; ff 1 1; pointer steps 0x10008 8 write");

    [Fact]
    public void An_address_that_no_guest_has_and_a_negative_count_are_refused_before_the_elements() => Expect(ContractShapes.ElementWise, "ElementWiseHandler",
        """
        Say(machine.Call(50, 0, 0xffff_8000_0000_0000, 0));
        Say(machine.Call(50, 1, 1UL << 47, 0, Memory));
        Say(machine.Call(50, 0, 0xffff_8000_0000_0000, 0x8000_0000));
        Say(machine.Call(50, 1, Memory, 0x8000_0000, 0));
        Say(vcpu.Accesses.Count);
        """,
        "-14; -14; -22; -7; 0; pointer steps 0xffff800000000000 0 write; pointer steps 0x800000000000 0 read; count steps 2147483648 negative; count steps 2147483648 of 8192");

    [Fact]
    public void A_handler_s_own_refusal_goes_before_the_element_that_could_not_be_copied() => Expect(ContractShapes.ElementWise, "ElementWiseHandler",
        """
        BitConverter.GetBytes(99).CopyTo(vcpu.Memory, 65528);
        Say(machine.Call(50, 0, End - 8, 4));
        Say(machine.Call(50, 1, End - 8, 4, 0));
        """,
        "-16; -16");

    [Fact]
    public void A_count_that_cannot_be_written_is_passed_over_where_the_contract_says_so() => Expect(ContractShapes.ElementWise, "ElementWiseHandler",
        """
        Say(machine.Call(50, 1, Memory, 4, 8));
        Say(machine.Call(50, 1, Memory, 4, 0));
        vcpu.ReadOnlyFrom = Memory;
        Say(machine.Call(50, 2, Memory));
        Say(machine.Call(50, 2, 8));
        """,
        "0; 0; 0; -14; pointer done 0x8 4 read");

    [Fact]
    public void What_cannot_be_read_is_answered_with_what_was_done_where_the_contract_says_so() => Expect(ContractShapes.ElementWise, "ElementWiseHandler",
        """
        Say(machine.Call(51, 3, 8));
        """,
        "0; pointer step 0x8 8 read, answered as progress above 0x3f");

    [Fact]
    public void An_array_ends_with_its_sentinel() => Expect(ContractShapes.Sentinels, "SentinelsHandler",
        """
        Say(Sentinels.Set([new Entry { Address = 1 }, new Entry { Address = 2 }]).Value);
        Say(Sentinels.Set([new Entry { Address = 1 }, default, new Entry { Address = 2 }]).Value);
        Say(Sentinels.Name([new Named { Domain = new DomainId(1) }]).Value);
        """,
        "2; 1; 1");

    [Fact]
    public void A_null_array_is_not_an_empty_one() => Expect(ContractShapes.Sentinels, "SentinelsHandler",
        """
        Say(Sentinels.Set(default).Value);
        Say(Sentinels.Set(new Entry[0]).Value);
        Say(machine.Call(50, 1, 0));
        """,
        "-1; 0; -14; pointer names 0x0 8 read");

    [Fact]
    public void An_array_without_an_end_is_refused() => Expect(ContractShapes.Sentinels, "SentinelsHandler",
        """
        vcpu.Memory.AsSpan().Fill(1);
        Say(machine.Call(50, 0, End - 32));
        Say(machine.Call(50, 0, Memory));
        Say(machine.Call(50, 1, Memory));
        vcpu.Memory.AsSpan(32).Clear();
        Say(machine.Call(50, 1, Memory));
        """,
        "-14; -14; -7; 4; pointer entries 0x20000 16 read; pointer entries 0x20000 16 read; count names 5 of 4");

    [Fact]
    public void A_structure_that_may_be_left_out_is_left_out() => Expect(ContractShapes.NullAllowed, "NullAllowedHandler",
        """
        Say(NullAllowed.Take(in Unsafe.NullRef<Pair>(), out Unsafe.NullRef<Pair>(), ref Unsafe.NullRef<Pair>()).Value);
        HypercallRegisters call = machine.LastCall;
        Say($"{call.Rdi} {call.Rsi} {call.Rdx} {vcpu.Accesses.Count}");
        var both = new Pair { First = 5 };
        Say(NullAllowed.Take(new Pair { First = 3 }, out Pair written, ref both).Value);
        Say($"{written.First} {both.Second}");
        Say(NullAllowed.Take(new Pair { First = 3 }, out Unsafe.NullRef<Pair>(), ref both).Value);
        Say(machine.Call(50, 8, 0, 0));
        Say(machine.Call(50, 0, 8, 0));
        """,
        "0; 0 0 0 0; 8; 3 8; 8; -14; -14; pointer read 0x8 8 read; pointer written 0x8 8 write");

    [Fact]
    public void A_command_in_the_structure_is_written_there_and_fetched_with_it() => Expect(ContractShapes.FirstField, "FirstFieldHandler",
        """
        vcpu.Domain.IsControlDomain = true;
        var control = new Control { Command = 77, Value = 5 };
        Say(FirstField.Set(control).Value);
        Say(control.Command);
        Say(FirstField.Exchange(ref control).Value);
        Say($"{control.Command} {control.Value}");
        Say(FirstField.Get(out control).Value);
        Say(control.Value);
        Say(string.Join(", ", vcpu.Accesses));
        Say(machine.LastCall.Rsi);
        """,
        "5; 77; 2; 2 6; 0; 7; r 0 16, r 0 16, w 0 16, r 0 16, w 0 16; 0");

    [Fact]
    public void A_command_in_a_structure_of_several_types_is_fetched_once_all_the_same() => Expect(ContractShapes.FirstFieldOfSeveralTypes, "FirstFieldOfSeveralTypesHandler",
        """
        Say(FirstFieldOfSeveralTypes.TakeSmall(new Small { Value = 10 }).Value);
        var large = new Large { Value = 20 };
        Say(FirstFieldOfSeveralTypes.TakeLarge(ref large, 9).Value);
        Say(large.Version);
        Say(string.Join(", ", vcpu.Accesses));
        vcpu.Memory[65532] = 2;
        Say(machine.Call(52, End - 4));
        vcpu.Memory[0] = 3;
        Say(machine.Call(52, Memory));
        Say(machine.Call(52, 0));
        """,
        "11; 22; 9; r 0 4, r 4 4, r 0 4, r 4 12, w 0 16; -14; -38; -14; pointer op 0x1fffc 16 read; unknown command; pointer op 0x0 4 read");

    [Fact]
    public void An_interface_version_is_written_by_the_stub_and_checked_before_privilege_and_command() => Expect(ContractShapes.Versions, "VersionsHandler",
        """
        vcpu.Domain.IsControlDomain = true;
        var setting = new Setting { Version = 3, Value = 5 };
        Say(Versions.Set(setting).Value);
        Say(setting.Version);
        Say(Versions.Get(out setting).Value);
        Say(setting.Value);
        Say(string.Join(", ", vcpu.Accesses));
        vcpu.Memory[0] = 1;
        vcpu.Memory[4] = 0x14;
        Say(machine.Call(35, Memory));
        vcpu.Memory[4] = 0x15;
        vcpu.Memory[0] = 9;
        Say(machine.Call(35, Memory));
        vcpu.Domain.IsControlDomain = false;
        Say(machine.Call(35, Memory));
        vcpu.Memory[4] = 0;
        Say(machine.Call(35, Memory));
        """,
        "0; 3; 0; 5; r 0 16, r 0 16, w 0 16; -13; -38; -1; -13; interface version 20 instead of 21; unknown command; privilege; interface version 0 instead of 21");

    [Fact]
    public void An_interface_version_in_a_structure_of_several_types_is_checked_as_it_was_fetched_with_the_command() => Expect(ContractShapes.VersionsOfSeveralTypes, "VersionsOfSeveralTypesHandler",
        """
        Say(VersionsOfSeveralTypes.TakeShort(default).Value);
        var op = new Long { Value = 20 };
        Say(VersionsOfSeveralTypes.TakeLong(ref op).Value);
        Say(string.Join(", ", vcpu.Accesses));
        vcpu.Memory[0] = 3;
        Say(machine.Call(53, Memory));
        Say(machine.Call(53, 0));
        """,
        "1; 20; r 0 8, r 4 4, r 0 8, r 4 12, w 0 16; -38; -14; unknown command; pointer op 0x0 8 read");

    [Fact]
    public void What_a_handler_leaves_out_is_answered_as_a_command_that_does_not_exist() => Expect(ContractShapes.NotServed, "NotServedHandler",
        """
        Say(NotServed.Add(4).Value);
        Say(NotServed.Divide(default).Value);
        vcpu.Domain.IsControlDomain = true;
        Say(NotServed.Take(new Order { Value = 6 }).Value);
        var order = new Order { Value = 7 };
        Say(NotServed.Return(ref order).Value);
        Say(order.Value);
        vcpu.Domain.IsControlDomain = false;
        Say(NotServed.Return(ref order).Value);
        Say(NotServed.Operations.Length);
        """,
        "5; -38; 6; -38; 7; -1; 4; unknown command; unknown command; privilege");

    [Fact]
    public void Copies_out_follow_the_contract() => Expect(ContractShapes.CopyOut, "CopyOutHandler",
        """
        var reply = new Reply { Status = 1 };
        Say($"{CopyOut.Always(ref reply).Value} {reply.Status} {reply.Value} {reply.Domain}");
        reply = new Reply { Status = 1 };
        Say($"{CopyOut.OneField(ref reply).Value} {reply.Status} {reply.Value} {reply.Domain}");
        reply = new Reply { Status = 2 };
        Say($"{CopyOut.OneField(ref reply).Value} {reply.Status} {reply.Value} {reply.Domain}");
        reply = new Reply { Status = 1 };
        Say($"{CopyOut.OneFieldAlways(ref reply).Value} {reply.Status} {reply.Value} {reply.Domain}");
        Say(machine.Call(50, 2, 0));
        reply = new Reply { Status = 1 };
        Say($"{CopyOut.ByHandler(ref reply).Value} {reply.Status} {reply.Value} {reply.Domain}");
        vcpu.ReadOnlyFrom = Memory;
        Say(machine.Call(50, 3, Memory));
        """,
        "-1 9 10 11; -1 1 0 0; 0 2 0 11; -1 1 10 0; 0; -1 1 0 0; -1");

    [Fact]
    public void A_failed_copy_of_one_field_names_that_field_s_address() => Expect(ContractShapes.CopyOut, "CopyOutHandler",
        """
        vcpu.ReadOnlyFrom = Memory;
        Say(machine.Call(50, 1, Memory));
        """,
        "-14; pointer reply 0x10010 2 write");

    [Fact]
    public void Numbers_masks_and_privileges_are_told_apart() => Expect(ContractShapes.Numbering, "NumberingHandler",
        """
        Say(Numbering.Masked(5).Value);
        Say(machine.Call(50, 0x81, 5));
        Say(Numbering.Whole(6).Value);
        Say(Numbering.Alone().Value);
        Say(Numbering.Privileged().Value);
        vcpu.Domain.IsControlDomain = true;
        Say(Numbering.Privileged().Value);
        Say(machine.Call(50, 2));
        Say(machine.Call(53));
        """,
        "105; 105; 206; 400; -1; 300; -38; -38; privilege; unknown command; unknown command");

    [Fact]
    public void Keywords_overloads_and_explicit_implementations_are_called() => Expect(ContractShapes.Names, "NamesHandler",
        """
        var value = new @class { @event = 1 };
        var registers = new @class { @event = 2 };
        Say(Names.@for(ref value, 3).Value);
        Say(Names.Locals(in value, ref value, out @class result, in registers).Value);
        Say(result.@event);
        Say(Names.Overloaded(5u).Value);
        Say(Names.Overloaded(6ul).Value);
        """,
        "4; 2; 1; 5; 6");

    [Fact]
    public void A_description_says_what_the_contract_says() => Expect(ContractShapes.Sentinels, "SentinelsHandler",
        """
        foreach (HypercallDescription operation in Sentinels.Operations)
        {
            ParameterDescription parameter = operation.Parameters[0];
            Say($"{operation.Contract}.{operation.Method} {(int)operation.Number}/{operation.Command} {parameter.Name}: {parameter.TypeName} {parameter.Direction} {parameter.Size} x {parameter.MaxCount} {parameter.NullAllowed}; {operation.Summary}");
        }
        """,
        "ISentinels.Set 50/0 entries: Entry SentinelEnded 16 x 4096 True; Counts entries; null clears.; ISentinels.Name 50/1 names: Named SentinelEnded 8 x 4 False; Counts names.");

    private static void Expect(string shape, string handler, string statements, string said) =>
        Assert.Equal(said, UserAssembly.RunScenario(shape, handler, statements));
}
