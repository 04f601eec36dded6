using System;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor;
using HypercallSdk.Testing;
using Xunit;

namespace Tour.Tests;

public sealed class DriverTests : IDisposable
{
    private const uint Grant = 16;

    #region machine
    // A domain 0 that does nothing, the server, the client.
    private readonly Machine _machine = new(new MachineOptions { Seed = 7, HasControlDomain = true });
    private readonly Guest<Server> _server;
    private readonly Guest<Client> _client;
    private readonly Port _serversPort;

    public DriverTests()
    {
        _server = _machine.Create<Server>();
        _client = _machine.Create<Client>();
        _serversPort = _server.OpenPortFor(_client);
        _server.CommandLine = $"peer={_client.Id} port={_serversPort} grant={Grant}";
        _client.CommandLine = $"peer={_server.Id} port={_serversPort} grant={Grant}";
    }
    #endregion

    #region right
    [Fact]
    public void What_was_put_is_read_back()
    {
        _client.RunUntilLine("33 of 33 requests answered, the cells add up to 1240");
        Assert.Equal(ShutdownReason.PowerOff, _client.ExitReason);
        Assert.Empty(_server.Refusals);
    }
    #endregion

    #region gone
    [Fact]
    public void A_server_that_goes_away_keeps_the_page_until_it_is_destroyed()
    {
        _machine.RunUntil(() => _client.Kernel.Answered >= Ring.Entries);
        _server.Kill();
        _client.RunUntilLine("the server does not answer", within: TimeSpan.FromMilliseconds(101));
        _machine.RunFor(TimeSpan.FromSeconds(1));
        Assert.False(_client.Domain.HasEnded); // a domain that was shut down keeps its mappings until the toolstack destroys it

        _server.Destroy();
        Assert.Equal(ShutdownReason.PowerOff, _client.RunUntilEnd(within: TimeSpan.FromMilliseconds(101)));
    }
    #endregion

    #region hostile
    [Fact]
    public void A_client_that_announces_too_much_is_not_served()
    {
        _machine.RunUntil(() => _client.Kernel.Answered >= Ring.Entries);
        _client.Execute(() => new Ring(KernelMemory.AddressOf(_client.Kernel.Page)).RequestProducer.Write(1000));
        _server.Send(_serversPort);
        _server.RunUntilText("announces more than the ring holds");
    }
    #endregion

    #region faults
    [Fact]
    public void Late_and_repeated_events_change_nothing()
    {
        InjectedFault late = _server.Faults.Delay(_serversPort, TimeSpan.FromMilliseconds(50), Occurrence.OneIn(3));
        InjectedFault repeated = _server.Faults.Duplicate(_serversPort, TimeSpan.FromMilliseconds(1), Occurrence.Every);
        _client.RunUntilLine("33 of 33 requests answered, the cells add up to 1240");
        Assert.True(late.Struck + repeated.Struck > 0);
    }

    [Fact]
    public void A_server_that_cannot_map_the_ring_says_so()
    {
        _server.Faults.Refuse("GrantTableOp.Map", XenErrno.OutOfMemory, Occurrence.Nth(1));
        _server.RunUntilCrash();
        _server.RunUntilText("cannot map the ring");
    }
    #endregion

    public void Dispose() => _machine.Dispose();
}
