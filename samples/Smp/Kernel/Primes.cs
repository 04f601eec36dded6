namespace Smp;

/// <summary>Primes by trial division: work that takes a while.</summary>
internal static class Primes
{
    /// <summary>How many primes there are from <paramref name="first"/> up to and without <paramref name="end"/>.</summary>
    public static uint CountIn(uint first, uint end)
    {
        uint count = 0;
        for (uint number = first; number < end; number++)
        {
            count += IsPrime(number) ? 1u : 0u;
        }

        return count;
    }

    private static bool IsPrime(uint number)
    {
        if (number < 2 || (number % 2 == 0 && number != 2))
        {
            return false;
        }

        for (uint divisor = 3; divisor * divisor <= number; divisor += 2)
        {
            if (number % divisor == 0)
            {
                return false;
            }
        }

        return true;
    }
}
