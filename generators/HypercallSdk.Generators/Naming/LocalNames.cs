using System.Collections.Generic;

namespace HypercallSdk.Generators.Naming;

/// <summary>Names for the locals of one emitted method, none of which meets a parameter or another local.</summary>
internal sealed class LocalNames
{
    private readonly HashSet<string> _taken = [];

    public LocalNames(IEnumerable<string> parameters)
    {
        _taken.UnionWith(parameters);
    }

    /// <summary><paramref name="wanted"/>, or that with the first number that makes it free.</summary>
    public string Take(string wanted)
    {
        string name = wanted;
        for (int number = 2; !_taken.Add(name); number++)
        {
            name = wanted + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }
}
