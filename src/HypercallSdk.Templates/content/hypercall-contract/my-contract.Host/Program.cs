// Serves the contract and runs a kernel that uses it. The exit code is 0 if the kernel powered itself off.
using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using MyContract;

using Host host = new(new HostOptions { ConsoleOutput = Console.Out });
host.RegisterHandler(new Meters(count: 4));
Domain domain = host.CreateDomain<MeterKernel>(new DomainConfig { MemoryMegabytes = 8 });
host.Run();

Console.WriteLine();
Console.WriteLine("the domain's log:");
Console.WriteLine(domain.Log);
return domain.ExitReason == ShutdownReason.PowerOff ? 0 : 1;
