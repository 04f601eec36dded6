using System;
using HypercallSdk.Abi;
using HypercallSdk.Testing;

namespace Tour.Tests;

#region scenario
/// <summary>Client and server on processors of their own: whatever the order in which they get on, all requests are answered.</summary>
public sealed class AnswersAll : Scenario
{
    // Far less than the client's patience.
    public override TimeSpan LongestHoldUp => TimeSpan.FromMilliseconds(1);

    public override void Run(Machine machine)
    {
        Guest<Server> server = machine.Create<Server>();
        Guest<Client> client = machine.Create<Client>();
        Port port = server.OpenPortFor(client);
        server.CommandLine = $"peer={client.Id} port={port} grant=16";
        client.CommandLine = $"peer={server.Id} port={port} grant=16";
        client.RunUntilLine("33 of 33 requests answered, the cells add up to 1240");
    }
}
#endregion
