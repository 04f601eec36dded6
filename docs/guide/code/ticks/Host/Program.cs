using System;
using HypercallSdk.Hypervisor;
using Tour;

using Host host = new(new HostOptions { ConsoleOutput = Console.Out });
host.CreateDomain<TourKernel>(new DomainConfig { MemoryMegabytes = 64, Vcpus = 2 });
host.Run();
