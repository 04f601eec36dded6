using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using Rings;
using Samples;

SampleOptions options = SampleOptions.Parse(args);
using Host host = new(options.ToHostOptions());
Domain domain = host.CreateDomain<RingsKernel>(new DomainConfig { MemoryMegabytes = 64 });
host.Run();

return new SampleCheck()
    .PoweredOff(domain)
    .Finish(host, options);
