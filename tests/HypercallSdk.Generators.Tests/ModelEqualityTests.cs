using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using HypercallSdk.Generators.Model;
using HypercallSdk.Generators.Naming;

namespace HypercallSdk.Generators.Tests;

/// <summary>Models are equal when all that they say is equal, and are made of nothing that outlives a compilation.</summary>
public sealed class ModelEqualityTests
{
    private static readonly Type[] _models =
    [
        .. typeof(ContractModel).Assembly.GetTypes().Where(static type => type.Namespace == typeof(ContractModel).Namespace
            && type is { IsClass: true, IsGenericType: false, IsNested: false } && type.GetMethod("<Clone>$") is not null),
    ];

    public static IEnumerable<TheoryDataRow<Type>> Models => _models.Select(static type => new TheoryDataRow<Type>(type));

    [Fact]
    public void There_are_models() => Assert.Contains(typeof(KernelModel), _models);

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_holds_numbers_strings_models_and_equatable_arrays_alone(Type model)
    {
        foreach (FieldInfo field in model.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
        {
            Assert.True(IsAllowed(field.FieldType), $"{model.Name}.{field.Name} is a {field.FieldType}");
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Models_with_equal_contents_are_equal(Type model)
    {
        object one = Make(model, 1);
        object same = Make(model, 1);
        Assert.NotSame(one, same);
        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_difference_in_any_one_property_makes_models_unequal(Type model)
    {
        foreach (PropertyInfo property in model.GetProperties().Where(static property => property.SetMethod is not null))
        {
            object changed = Make(model, 1);
            property.SetValue(changed, Make(property.PropertyType, 2));
            Assert.False(Make(model, 1).Equals(changed), $"{model.Name}.{property.Name} does not count");
        }
    }

    [Fact]
    public void Arrays_are_equal_by_elements_and_order()
    {
        EquatableArray<string> empty = default;
        Assert.Equal(empty, new EquatableArray<string>([]));
        Assert.Equal(new EquatableArray<string>(["a", "b"]), new EquatableArray<string>(["a", "b"]));
        Assert.Equal(new EquatableArray<string>(["a", "b"]).GetHashCode(), new EquatableArray<string>(["a", "b"]).GetHashCode());
        Assert.NotEqual(new EquatableArray<string>(["a", "b"]), new EquatableArray<string>(["b", "a"]));
        Assert.NotEqual(new EquatableArray<string>(["a"]), new EquatableArray<string>(["a", "b"]));
        Assert.Empty(empty);
        Assert.Equal("b", new EquatableArray<string>(["a", "b"])[1]);
    }

    [Theory]
    [InlineData("", 0xcbf29ce484222325UL)]
    [InlineData("a", 0x089be207b544f1e4UL)]
    public void The_fingerprint_is_the_published_FNV_1a(string text, ulong hash) => Assert.Equal(hash, StableHash.Of(text));

    private static bool IsAllowed(Type type) =>
        type.IsPrimitive || type == typeof(string) || type.IsEnum || _models.Contains(type)
        || (Nullable.GetUnderlyingType(type) is { } inside && IsAllowed(inside))
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(EquatableArray<>) && IsAllowed(type.GetGenericArguments()[0]));

    /// <summary>A value that differs with <paramref name="seed"/> in every part.</summary>
    private static object Make(Type type, int seed)
    {
        if (type == typeof(string))
        {
            return "text" + seed;
        }

        if (type == typeof(bool))
        {
            return seed == 1;
        }

        if (type.IsPrimitive)
        {
            return Convert.ChangeType(seed, type, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (type.IsEnum)
        {
            return Enum.ToObject(type, seed);
        }

        if (type.IsGenericType)
        {
            Array elements = Array.CreateInstance(type.GetGenericArguments()[0], 1);
            elements.SetValue(Make(type.GetGenericArguments()[0], seed), 0);
            return Activator.CreateInstance(type, elements)!;
        }

        ConstructorInfo constructor = type.GetConstructors().Single();
        object model = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType, seed))]);
        foreach (PropertyInfo property in type.GetProperties().Where(static property => property.SetMethod is not null))
        {
            property.SetValue(model, Make(property.PropertyType, seed));
        }

        return model;
    }
}
