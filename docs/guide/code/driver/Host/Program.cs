using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using Tour;

const uint Grant = 16;

using Host host = new(new HostOptions { ConsoleOutput = Console.Out });
Domain server = host.CreateDomain<Server>(new DomainConfig { Name = "server", MemoryMegabytes = 8 });
Domain client = host.CreateDomain<Client>(new DomainConfig { Name = "client", MemoryMegabytes = 8, ConsolePrefix = "(d1) " });

// The toolstack's part: a port of the server's that waits for the client, and both told by their command lines.
Port port = server.AllocateUnboundPort(client.Id);
server.CommandLine = $"peer={client.Id} port={port} grant={Grant}";
client.CommandLine = $"peer={server.Id} port={port} grant={Grant}";
host.Run();
