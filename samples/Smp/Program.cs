using System;
using System.Globalization;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using Samples;
using Smp;

const int MostVcpus = 256;

// --vcpus is this sample's own; the rest is every sample's.
int vcpus = 32;
string[] others = args;
int place = Array.IndexOf(args, "--vcpus");
if (place >= 0)
{
    string? value = place + 1 < args.Length ? args[place + 1] : null;
    if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out vcpus) || vcpus is < 1 or > MostVcpus)
    {
        Console.Error.WriteLine($"--vcpus takes a number from 1 to {MostVcpus}, not \"{value}\"");
        return 2;
    }

    others = [.. args[..place], .. args[(place + 2)..]];
}

SampleOptions options = SampleOptions.Parse(others);
HostOptions hostOptions = options.ToHostOptions();
using Host host = new(hostOptions);
Domain domain = host.CreateDomain<SmpKernel>(new DomainConfig { MemoryMegabytes = 128, Vcpus = vcpus });
host.Run();
return new SampleCheck()
    .PoweredOff(domain)
    .That(domain.ConsoleText.StartsWith($"{vcpus} vCPUs, {vcpus} of them up\n", StringComparison.Ordinal), $"{vcpus} vCPUs were to be up")
    .That(domain.ConsoleText.Contains($"each counted {SmpKernel.Hops} blocks: True\n", StringComparison.Ordinal), "every vCPU was to do its share")
    .That(
        domain.ConsoleText.EndsWith($"{SmpKernel.PrimesBelowLimit} primes below {SmpKernel.Limit}: True\n", StringComparison.Ordinal),
        "all primes were to be found")
    .Finish(host, options);
