using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace HypercallSdk.Debugging.Tests;

/// <summary>What a debugger reads of a module's file and its symbols: names, lines, and what is the user's own code.</summary>
internal sealed class ModuleSymbols : IDisposable
{
    private static readonly string[] _passed = [nameof(DebuggerNonUserCodeAttribute), nameof(DebuggerStepThroughAttribute), nameof(DebuggerHiddenAttribute)];

    private readonly PEReader _image;
    private readonly MetadataReader _metadata;
    private readonly MetadataReaderProvider? _symbolsProvider;
    private readonly MetadataReader? _symbols;

    public ModuleSymbols(string file)
    {
        _image = new PEReader(File.OpenRead(file));
        _metadata = _image.GetMetadataReader();
        if (_image.TryOpenAssociatedPortablePdb(file, static path => File.Exists(path) ? File.OpenRead(path) : null, out _symbolsProvider, out _))
            _symbols = _symbolsProvider!.GetMetadataReader();
    }

    /// <summary>The assembly's name.</summary>
    public string Name => _metadata.GetString(_metadata.GetAssemblyDefinition().Name);

    /// <summary>Whether the module has symbols and was built without optimisation: what debuggers take for the user's.</summary>
    public bool IsBuiltForDebugging => _symbols is not null && _metadata.GetAssemblyDefinition().GetCustomAttributes().Any(IsDisablingOptimizations);

    /// <summary>The methods with code that are passed nevertheless, by attributes on them, their properties or the types around them.</summary>
    public int[] PassedMethods =>
    [
        .. _metadata.MethodDefinitions
            .Where(handle => _metadata.GetMethodDefinition(handle) is { RelativeVirtualAddress: not 0 } method && IsPassed(method))
            .Select(static handle => MetadataTokens.GetToken(handle)),
    ];

    public void Dispose()
    {
        _symbolsProvider?.Dispose();
        _image.Dispose();
    }

    /// <summary>The method and the offset in its code that a line of a file begins at; null if there is none.</summary>
    public (int Method, int Offset)? Find(string file, int line)
    {
        if (_symbols is null)
            return null;

        foreach (MethodDebugInformationHandle handle in _symbols.MethodDebugInformation)
        {
            foreach (SequencePoint point in _symbols.GetMethodDebugInformation(handle).GetSequencePoints())
            {
                if (!point.IsHidden && point.StartLine == line && FileOf(point) == file)
                    return (MetadataTokens.GetToken(handle.ToDefinitionHandle()), point.Offset);
            }
        }

        return null;
    }

    /// <summary>The name of a method and the line at an offset of its code.</summary>
    public Place PlaceOf(int method, int offset)
    {
        MethodDefinition definition = _metadata.GetMethodDefinition((MethodDefinitionHandle)MetadataTokens.EntityHandle(method));
        string type = _metadata.GetString(_metadata.GetTypeDefinition(definition.GetDeclaringType()).Name);
        SequencePoint[] before = [.. Points(method).Where(point => point.Offset <= offset)];
        string? line = before.Length == 0 ? null : $"{FileOf(before[^1])}:{before[^1].StartLine}";
        return new Place($"{type}.{_metadata.GetString(definition.Name)}", line);
    }

    /// <summary>The code of the line that an offset is in: from its first byte to the next line's.</summary>
    public (int Start, int End) RangeOf(int method, int offset)
    {
        SequencePoint[] points = Points(method);
        int start = points.Where(point => point.Offset <= offset).Select(static point => point.Offset).DefaultIfEmpty(0).Max();
        int size = _image.GetMethodBody(_metadata.GetMethodDefinition((MethodDefinitionHandle)MetadataTokens.EntityHandle(method)).RelativeVirtualAddress).GetILReader().Length;
        return (start, points.Where(point => point.Offset > offset).Select(static point => point.Offset).DefaultIfEmpty(size).Min());
    }

    private SequencePoint[] Points(int method) =>
        _symbols is null
            ? []
            : [.. _symbols.GetMethodDebugInformation(((MethodDefinitionHandle)MetadataTokens.EntityHandle(method)).ToDebugInformationHandle()).GetSequencePoints().Where(static point => !point.IsHidden)];

    private string FileOf(SequencePoint point) => Path.GetFileName(_symbols!.GetString(_symbols.GetDocument(point.Document).Name));

    private bool IsPassed(MethodDefinition method)
    {
        TypeDefinition type = _metadata.GetTypeDefinition(method.GetDeclaringType());
        IEnumerable<CustomAttributeHandle> attributes = method.GetCustomAttributes().Concat(type.GetProperties()
            .Select(_metadata.GetPropertyDefinition)
            .Where(property => IsAccessor(property, method))
            .SelectMany(static property => property.GetCustomAttributes()));
        for (; ; type = _metadata.GetTypeDefinition(type.GetDeclaringType()))
        {
            attributes = attributes.Concat(type.GetCustomAttributes());
            if (!type.IsNested)
                return attributes.Any(attribute => _passed.Contains(NameOf(attribute)));
        }
    }

    private bool IsAccessor(PropertyDefinition property, MethodDefinition method)
    {
        PropertyAccessors accessors = property.GetAccessors();
        return new[] { accessors.Getter, accessors.Setter }.Any(accessor => !accessor.IsNil && _metadata.GetMethodDefinition(accessor).Equals(method));
    }

    private bool IsDisablingOptimizations(CustomAttributeHandle attribute)
    {
        if (NameOf(attribute) != nameof(DebuggableAttribute))
            return false;

        // The attribute's one argument, a 32-bit number, is behind the prologue of two bytes.
        BlobReader value = _metadata.GetBlobReader(_metadata.GetCustomAttribute(attribute).Value);
        _ = value.ReadUInt16(); // the prologue
        return ((DebuggableAttribute.DebuggingModes)value.ReadInt32()).HasFlag(DebuggableAttribute.DebuggingModes.DisableOptimizations);
    }

    private string? NameOf(CustomAttributeHandle attribute)
    {
        EntityHandle constructor = _metadata.GetCustomAttribute(attribute).Constructor;
        return constructor.Kind == HandleKind.MemberReference
            && _metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent is { Kind: HandleKind.TypeReference } type
            ? _metadata.GetString(_metadata.GetTypeReference((TypeReferenceHandle)type).Name)
            : null;
    }
}
