// Runs the kernel on the built-in hypervisor, as domain 0. Its console is this program's output, and this program's arguments
// are its command line. The exit code is 0 if the kernel powered itself off.
using System;
using HypercallSdk.Abi;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using MyKernel;

using Host host = new(new HostOptions { ConsoleOutput = Console.Out });
Domain domain = host.CreateDomain<TickerKernel>(new DomainConfig { MemoryMegabytes = 8, CommandLine = string.Join(' ', args) });
host.Run();

if (domain.ExitReason == ShutdownReason.PowerOff)
{
    return 0;
}

Console.Error.WriteLine(domain.Log);
Console.Error.WriteLine(domain.CrashReport?.ToString() ?? $"The kernel ended otherwise than by powering off: {domain.ExitReason}");
return 1;
