using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using PingPong;
using Samples;

const int Rounds = 1000;

SampleOptions options = SampleOptions.Parse(args);
using Host host = new(options.ToHostOptions());
Domain domain0 = host.CreateDomain<Domain0>();
Domain pong = host.CreateDomain<Ponger>(new DomainConfig { Name = "pong", MemoryMegabytes = 8, ConsolePrefix = "(d1) " });
Domain ping = host.CreateDomain<Pinger>(new DomainConfig { Name = "ping", MemoryMegabytes = 8, ConsolePrefix = "(d2) " });

// The toolstack's part: a port of one domain that waits for the other, and both told by their command lines.
Port port = pong.AllocateUnboundPort(ping.Id);
pong.CommandLine = $"peer={ping.Id} port={port} rounds={Rounds}";
ping.CommandLine = $"peer={pong.Id} port={port} rounds={Rounds}";
host.Run();

return new SampleCheck()
    .PoweredOff(ping)
    .PoweredOff(pong)
    .Printed(domain0, "domain 0: idle")
    .Printed(pong, "waiting for domain 2", $"{Rounds} pings answered")
    .Printed(ping, $"{Rounds} round trips with domain 1", $"{Rounds} answers")
    .Finish(host, options);
