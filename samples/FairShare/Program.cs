using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using FairShare;
using HypercallSdk.Abi;
using HypercallSdk.Guest;
using HypercallSdk.Hypervisor;
using HypercallSdk.Hypervisor.Domains;
using Samples;

const int Seconds = 10;
const double MostError = 1;

// A domain that gets a tenth of a processor has had some 190 slices of 5 ms after 10 seconds: a slice more or less is half a
// percent of its share. (With Xen's 30 ms it would be 3 percent.) The scheduler's clock ticks three times a slice.
TimeSpan slice = TimeSpan.FromMilliseconds(5);
SampleOptions options = SampleOptions.Parse(args, TimeSpan.FromSeconds(Seconds), slice);
using Host host = new(options.ToHostOptions());
host.CreateDomain<Domain0>();

// One of each kind for each processor. Of what the cap leaves, each gets its weight's part.
string commandLine = $"until={Seconds * 1_000_000_000L} tick={slice.Ticks * 100 / 3}";
int cpus = options.PhysicalCpus;
List<Competitor> competitors = [];
for (int i = 0; i < cpus; i++)
{
    Add<Worker>("one", weight: 256, cap: 0);
    Add<Worker>("two", weight: 512, cap: 0);
    Add<Worker>("four", weight: 1024, cap: 0);
    Add<Attacker>("attacker", weight: 256, cap: 0);
    Add<Worker>("capped", weight: 1024, cap: 25);
}

// Ten seconds for the host to look at; the kernels see them too, each says its part and goes.
host.Run();
foreach (Competitor competitor in competitors)
{
    competitor.Measure(host.Now);
}

host.Run();

double weights = competitors.Where(competitor => competitor.Cap == 0).Sum(competitor => competitor.Weight);
double capped = competitors.Sum(competitor => competitor.Cap);
SampleCheck check = new();
Console.WriteLine();
Console.WriteLine($"{Seconds} virtual seconds on {cpus} physical CPU{(cpus == 1 ? string.Empty : "s")}, shares in percent of one CPU:");
Console.WriteLine("domain        weight   cap    share   fair share   error");
foreach (Competitor competitor in competitors)
{
    double fair = competitor.Cap > 0 ? competitor.Cap : ((100 * cpus) - capped) * competitor.Weight / weights;
    double error = 100 * (competitor.Share - fair) / fair;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{competitor.Domain.Name,-12} {competitor.Weight,7} {(competitor.Cap > 0 ? competitor.Cap : "-"),5} {competitor.Share,8:0.000} {fair,12:0.000} {error,6:0.00} %"));
    check.PoweredOff(competitor.Domain)
        .That(Math.Abs(error) < MostError, $"{competitor.Domain} was to get {fair:0.000} % of a processor");
}

return check.Finish(host, options);

void Add<TKernel>(string name, int weight, int cap)
    where TKernel : unmanaged, IGuestKernel<TKernel>
{
    string unique = cpus == 1 ? name : $"{name}-{(competitors.Count / 5) + 1}";
    competitors.Add(new Competitor(host.CreateDomain<TKernel>(new DomainConfig
    {
        Name = unique,
        MemoryMegabytes = 4,
        Weight = weight,
        Cap = cap,
        CommandLine = commandLine,
        ConsolePrefix = $"({unique}) ",
    })));
}
