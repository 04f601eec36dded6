// Two domains on one machine: the back end is domain 0, the front end domain 1. The host does what a toolstack does: it allocates
// the port and writes on both command lines how the two find each other. The exit code is 0 if the front end powered itself off.
using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using MyDriver;

const uint RingGrant = 40;

using Host host = new(new HostOptions { ConsoleOutput = Console.Out });
Domain backEnd = host.CreateDomain<BackEnd>(new DomainConfig { Name = "back end", MemoryMegabytes = 8, ConsolePrefix = "(back)  " });
Domain frontEnd = host.CreateDomain<FrontEnd>(new DomainConfig { Name = "front end", MemoryMegabytes = 8, ConsolePrefix = "(front) " });

Port port = backEnd.AllocateUnboundPort(frontEnd.Id);
backEnd.CommandLine = $"peer={frontEnd.Id} port={port} grant={RingGrant}";
frontEnd.CommandLine = $"peer={backEnd.Id} port={port} grant={RingGrant} {string.Join(' ', args)}";
host.Run();

if (frontEnd.ExitReason == ShutdownReason.PowerOff)
{
    return 0;
}

Console.Error.WriteLine(backEnd.Log);
Console.Error.WriteLine(frontEnd.Log);
Console.Error.WriteLine(frontEnd.CrashReport?.ToString() ?? $"The front end ended otherwise than by powering off: {frontEnd.ExitReason}");
return 1;
