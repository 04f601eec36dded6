using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace HypercallSdk.Generators.Emission;

/// <summary>Constants as C# writes them.</summary>
internal static class Literals
{
    public static string String(string value) => SymbolDisplay.FormatLiteral(value, quote: true);

    public static string Bool(bool value) => value ? "true" : "false";

    public static string ULong(long value) => value.ToString(CultureInfo.InvariantCulture) + "UL";

    public static string UInt(int value) => value.ToString(CultureInfo.InvariantCulture) + "U";

    public static string Hex(uint value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture) + "U";

    // As short as its type allows.
    public static string Mask(ulong value) => value <= uint.MaxValue ? Hex((uint)value) : Hex(value);

    public static string Hex(ulong value) => "0x" + value.ToString("x16", CultureInfo.InvariantCulture) + "UL";
}
