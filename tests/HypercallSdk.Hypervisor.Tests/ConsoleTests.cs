using System;
using System.IO;
using System.Linq;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor.Domains;
using HypercallSdk.Hypervisor.Recording;

namespace HypercallSdk.Hypervisor.Tests;

// What domains print arrives: whole, in order, however much it is.
public sealed class ConsoleTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Everything_printed_arrives_by_either_console(int domainId)
    {
        var output = new StringWriter();
        using var host = new Host(new HostOptions { ConsoleOutput = output });
        if (domainId > 0)
            host.CreateDomain<QuietKernel>(new DomainConfig { MemoryMegabytes = 8 });

        Domain domain = host.CreateDomain<ChattyKernel>(new DomainConfig { MemoryMegabytes = 8, ConsolePrefix = "guest| " });
        host.Run();
        Assert.Equal(ShutdownReason.PowerOff, domain.ExitReason);
        string[] expected = [.. Enumerable.Range(0, 200).Select(i => $"line {i}: größer als der Ring")];
        Assert.Equal(expected, domain.ConsoleText.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
        Assert.Equal(expected.Select(line => "guest| " + line), output.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public unsafe void A_ring_whose_indices_make_no_sense_is_left_alone()
    {
        using var host = new Host();
        host.CreateDomain<QuietKernel>(new DomainConfig { MemoryMegabytes = 8 });
        GuestProbe one = GuestProbe.Boot(host);
        Assert.True(one.Vcpu.TryCopyIn(one.Domain.Image.StartInfoAddress, out StartInfo info));
        var ring = (ConsoleRing*)host.Memory.HostAddress(info.Console.Frame);
        ring->OutputProducer = 5000;
        one.AssertSuccess(() => EventChannelOp.Send(new EventChannelSend { Port = info.Console.Port }));
        Assert.Empty(one.Domain.ConsoleText);
        Assert.Equal(0U, ring->OutputConsumer);
    }

    [Fact]
    public void A_guest_that_prints_for_ever_does_not_eat_the_host()
    {
        using var host = new Host();
        GuestProbe zero = GuestProbe.Boot(host);
        byte[] text = new byte[32768];
        Array.Fill(text, (byte)'x');
        zero.InGuest(() =>
        {
            for (int i = 0; i < 200; i++)
                _ = ConsoleIo.Write(text);
        });
        Assert.InRange(zero.Domain.ConsoleText.Length, 1 << 20, (1 << 21) + 65536);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_is_typed_arrives_by_either_console_byte_for_byte(int domainId)
    {
        // More than the ring holds, and every byte but the one that ends it.
        byte[] typed = [.. Enumerable.Range(0, 5000).Select(static i => (byte)((i % 255) + 1))];
        using var host = new Host();
        using var copy = new MemoryStream();
        if (domainId > 0)
            host.CreateDomain<QuietKernel>(new DomainConfig { MemoryMegabytes = 8 });

        Domain domain = host.CreateDomain<EchoKernel>(new DomainConfig { MemoryMegabytes = 8, ConsoleCopy = copy });
        host.Run();
        Assert.Empty(copy.ToArray());
        host.Post(HostRequest.Type(domain.Id, typed));
        host.Run();
        Assert.Equal(typed, copy.ToArray());
        host.Post(HostRequest.Type(domain.Id, new byte[] { (byte)'!', 0, (byte)'?' }));
        host.Run();
        Assert.Equal(ShutdownReason.PowerOff, domain.ExitReason);
        Assert.Equal([.. typed, (byte)'!'], copy.ToArray());
    }

    [Fact]
    public void What_was_typed_is_recorded_and_typed_again()
    {
        using var recording = new MemoryStream();
        using (var host = new Host(new HostOptions { Record = recording }))
        {
            Domain domain = host.CreateDomain<EchoKernel>(new DomainConfig { MemoryMegabytes = 8 });
            host.Run();
            host.Post(HostRequest.Type(domain.Id, "typed once\0"u8.ToArray()));
            host.Run();
            Assert.Equal("typed once", domain.ConsoleText);
        }

        recording.Position = 0;
        using var again = new Host(new HostOptions { Replay = recording });
        Domain replayed = again.CreateDomain<EchoKernel>(new DomainConfig { MemoryMegabytes = 8 });
        again.Run();
        again.Run();
        again.EndInputs();
        Assert.Equal("typed once", replayed.ConsoleText);
    }
}
