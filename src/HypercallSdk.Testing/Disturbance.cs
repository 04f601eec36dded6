using System;
using System.Globalization;
using HypercallSdk.Abi;

namespace HypercallSdk.Testing;

/// <summary>
/// One thing that happens otherwise in a run than in an undisturbed one. As text: <c>d1v0 point 14 +12us</c>, <c>d1v0 timer 2 +3ms</c>,
/// <c>d1 fault 1 chance 5</c>.
/// </summary>
/// <param name="Kind">How.</param>
/// <param name="Domain">Whom it befalls.</param>
/// <param name="Index">The number of its vCPU, from 0; of a fault, which of those asked for that domain, from 1.</param>
/// <param name="Number">Which of the vCPU's points or timers, or of the fault's chances, from 1.</param>
/// <param name="Nanoseconds">How long, in virtual time; 0 for a fault.</param>
public readonly record struct Disturbance(DisturbanceKind Kind, DomainId Domain, uint Index, long Number, ulong Nanoseconds)
{
    private const ulong Microsecond = 1_000;
    private const ulong Millisecond = 1_000_000;

    /// <summary>Reads one from its text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="FormatException">It is none; the message says where.</exception>
    public static Disturbance Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [var vcpu, "point" or "timer", var number, ['+', .. var time]])
        {
            (ushort domain, uint index) = ParseVcpu(vcpu, text);
            DisturbanceKind kind = words[1] == "point" ? DisturbanceKind.HoldUp : DisturbanceKind.Lateness;
            return new Disturbance(kind, new DomainId(domain), index, ParseNumber(number, text), ParseTime(time, text));
        }

        if (words is [['d', .. var guest], "fault", var fault, "chance", var chance] && ushort.TryParse(guest, NumberStyles.None, CultureInfo.InvariantCulture, out ushort owner))
            return new Disturbance(DisturbanceKind.Fault, new DomainId(owner), (uint)ParseNumber(fault, text), ParseNumber(chance, text), 0);

        throw new FormatException($"\"{text}\" is no disturbance: they look like \"d1v0 point 14 +12us\", \"d1v0 timer 2 +3ms\" and \"d1 fault 1 chance 5\".");
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => Kind == DisturbanceKind.Fault
        ? string.Create(CultureInfo.InvariantCulture, $"d{Domain.Value} fault {Index} chance {Number}")
        : string.Create(CultureInfo.InvariantCulture, $"d{Domain.Value}v{Index} {(Kind == DisturbanceKind.HoldUp ? "point" : "timer")} {Number} +{Time(Nanoseconds)}");

    /// <summary>A time in the largest unit that it is a whole number of.</summary>
    internal static string Time(ulong nanoseconds) =>
        nanoseconds % Millisecond == 0 ? string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / Millisecond}ms")
        : nanoseconds % Microsecond == 0 ? string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / Microsecond}us")
        : string.Create(CultureInfo.InvariantCulture, $"{nanoseconds}ns");

    private static (ushort Domain, uint Vcpu) ParseVcpu(string word, string text)
    {
        string[] parts = word.Split('v');
        return parts is [['d', .. var domain], var vcpu]
            && ushort.TryParse(domain, NumberStyles.None, CultureInfo.InvariantCulture, out ushort id)
            && uint.TryParse(vcpu, NumberStyles.None, CultureInfo.InvariantCulture, out uint index)
            ? (id, index)
            : throw new FormatException($"\"{word}\" in \"{text}\" is no vCPU: vCPU 0 of domain 1 is d1v0.");
    }

    private static long ParseNumber(string word, string text) =>
        long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number > 0
            ? number
            : throw new FormatException($"\"{word}\" in \"{text}\" is no number from 1 on.");

    private static ulong ParseTime(string word, string text)
    {
        (string digits, ulong unit) = word switch
        {
            [.. var count, 'n', 's'] => (count, 1UL),
            [.. var count, 'u', 's'] => (count, Microsecond),
            [.. var count, 'm', 's'] => (count, Millisecond),
            _ => (string.Empty, 0UL),
        };
        return ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out ulong time) && time > 0 && time <= long.MaxValue / unit
            ? time * unit
            : throw new FormatException($"\"+{word}\" in \"{text}\" is no time: they look like +250ns, +12us and +3ms.");
    }
}
