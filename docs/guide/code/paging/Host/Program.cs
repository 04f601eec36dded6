using System;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using Tour;

using Host host = new(new HostOptions { ConsoleOutput = Console.Out });
Domain domain = host.CreateDomain<TourKernel>(new DomainConfig { MemoryMegabytes = 64, Vcpus = 2 });
host.Run();
Console.WriteLine(domain.Log);
