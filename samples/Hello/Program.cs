using Hello;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using Samples;

string[] expected =
[
    "hello from domain 0: 64 MiB",
    "the hypervisor is Xen 4.17",
    "breakpoint: handled 1 time",
    "page fault: mended 1 time, read back 42",
    "tick 1: 10 ms",
    "tick 2: 20 ms",
    "tick 3: 30 ms",
    "goodbye",
];

SampleOptions options = SampleOptions.Parse(args);
using Host host = new(options.ToHostOptions());
Domain domain = host.CreateDomain<HelloKernel>(new DomainConfig { MemoryMegabytes = 64 });
host.Run();

return new SampleCheck()
    .PoweredOff(domain)
    .Printed(domain, expected)
    .Finish(host, options);
