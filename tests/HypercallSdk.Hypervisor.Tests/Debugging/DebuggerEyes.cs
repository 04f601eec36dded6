using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace HypercallSdk.Hypervisor.Tests.Debugging;

/// <summary>
/// Looks at objects as a debugger does: the text of their DebuggerDisplay, the properties of their type proxies, what is found
/// there, and so on. What throws fails the test.
/// </summary>
internal sealed partial class DebuggerEyes
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
    private const int MostElements = 6;
    private const int MostDepth = 9;

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>How many values were looked at.</summary>
    public int Looks { get; private set; }

    /// <summary>The types that have a proxy and were looked at through it.</summary>
    public HashSet<Type> Proxied { get; } = [];

    /// <summary>Looks at a value and at all that can be opened from it.</summary>
    public static DebuggerEyes Open(params object[] values)
    {
        var eyes = new DebuggerEyes();
        foreach (object value in values)
            eyes.Look(value, 0);

        return eyes;
    }

    /// <summary>What a debugger shows of a value on one line.</summary>
    public static string Line(object value)
    {
        string? format = value.GetType().GetCustomAttribute<DebuggerDisplayAttribute>()?.Value;
        Assert.True(format is not null, $"{value.GetType()} has no DebuggerDisplay");
        return Braces().Replace(format, match => Text(Evaluate(value, match.Groups["expression"].Value), match.Groups["nq"].Success));
    }

    /// <summary>What a debugger shows below a value: its proxy's properties by name, the elements of those whose root is hidden under their index.</summary>
    public static IReadOnlyDictionary<string, object?> Below(object value)
    {
        object shown = Proxy(value) ?? value;
        var below = new Dictionary<string, object?>();
        foreach (PropertyInfo property in Visible(shown))
        {
            object? content = property.GetValue(shown);
            if (property.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State != DebuggerBrowsableState.RootHidden)
            {
                below.Add(property.Name, content);
                continue;
            }

            foreach ((int index, object? element) in ((IEnumerable)content!).Cast<object?>().Index())
                below.Add($"[{index}]", element);
        }

        foreach (FieldInfo field in shown.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public))
            below.Add(field.Name, field.GetValue(shown));

        return below;
    }

    /// <summary>A value as lines, opened down to a depth: what docs/debugging.md shows.</summary>
    public static string Tree(string name, object? value, int depth)
    {
        var text = new StringBuilder();
        Append(text, name, value, depth, 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, object? value, int depth, int indent)
    {
        text.Append(' ', 2 * indent).Append(name).Append(": ").Append(value is null ? "null" : Summary(value)).Append('\n');
        if (depth == 0 || value is null or string || (value is not Array && !IsOpened(value)))
            return;

        IEnumerable<(string Name, object? Value)> below = value is Array elements
            ? elements.Cast<object?>().Select((element, index) => ($"[{index}]", element))
            : Below(value).Select(pair => (pair.Key, pair.Value));
        foreach ((string inner, object? content) in below)
            Append(text, inner, content, depth - 1, indent + 1);
    }

    private static string Summary(object value) =>
        value is Array array ? string.Create(CultureInfo.InvariantCulture, $"{array.GetType().GetElementType()!.Name}[{array.Length}]")
        : value.GetType().IsDefined(typeof(DebuggerDisplayAttribute)) ? Line(value)
        : Text(value, isBare: false);

    private void Look(object? value, int depth)
    {
        if (value is null || depth > MostDepth || (!value.GetType().IsValueType && !_seen.Add(value)))
            return;

        Looks++;
        if (value is IEnumerable elements and not string)
        {
            // The first, and the last.
            object?[] all = [.. elements.Cast<object?>()];
            foreach (object? element in all.Take(MostElements).Concat(all.Skip(int.Max(MostElements, all.Length - 1))))
                Look(element, depth + 1);

            return;
        }

        if (value.GetType().IsDefined(typeof(DebuggerDisplayAttribute)))
            Assert.NotEmpty(Line(value));

        if (IsOpened(value))
        {
            foreach (object? below in Below(value).Values)
                Look(below, depth + 1);
        }

        if (Proxy(value) is not null)
        {
            Proxied.Add(value.GetType());
            LookRaw(value);
        }
    }

    // The raw view below a proxy shows every property that is not hidden. What cannot be shown may throw there.
    private static void LookRaw(object value)
    {
        foreach (PropertyInfo property in value.GetType().GetProperties(Members))
        {
            if (property.GetIndexParameters().Length > 0 || IsHidden(property) || property.PropertyType.IsByRefLike || property.GetMethod is null)
                continue;

            try
            {
                _ = property.GetValue(value);
            }
            catch (TargetInvocationException)
            {
                // A debugger shows the exception.
            }
        }
    }

    private static bool IsOpened(object value) =>
        value.GetType() is { IsPrimitive: false, IsEnum: false } type && value is not string && type.FullName!.StartsWith("HypercallSdk.", StringComparison.Ordinal);

    private static object? Proxy(object value) =>
        value.GetType().GetCustomAttribute<DebuggerTypeProxyAttribute>() is { } attribute
            ? Activator.CreateInstance(Type.GetType(attribute.ProxyTypeName, throwOnError: true)!, Members, null, [value], CultureInfo.InvariantCulture)
            : null;

    private static IEnumerable<PropertyInfo> Visible(object shown) => shown.GetType()
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(static property => property.GetIndexParameters().Length == 0 && !IsHidden(property) && !property.PropertyType.IsByRefLike && !property.PropertyType.IsByRef);

    private static bool IsHidden(PropertyInfo property) => property.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State == DebuggerBrowsableState.Never;

    private static object? Evaluate(object value, string expression)
    {
        Type type = value.GetType();
        if (expression.EndsWith("()", StringComparison.Ordinal))
            return type.GetMethod(expression[..^2], Members, [])!.Invoke(value, null);

        PropertyInfo? property = type.GetProperty(expression, Members);
        return property is not null ? property.GetValue(value) : type.GetField(expression, Members)!.GetValue(value);
    }

    private static string Text(object? value, bool isBare) => value switch
    {
        null => "null",
        string text => isBare ? text : $"\"{text}\"",
        _ when value.GetType().IsDefined(typeof(DebuggerDisplayAttribute)) => Line(value),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    [GeneratedRegex(@"\{(?<expression>\w+(\(\))?)(?<nq>,nq)?\}")]
    private static partial Regex Braces();
}
