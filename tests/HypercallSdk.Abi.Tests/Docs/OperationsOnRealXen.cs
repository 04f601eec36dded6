using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HypercallSdk.Abi.Tests.Docs;

/// <summary>
/// What the kernels of HypercallSdk.Xen.Tests ask of real Xen, read from their sources. A kernel counts when a test names it
/// in a file that boots kernels on real Xen and requires that they pass; of it count the calls in methods that its entries
/// lead to. Each such test has the kernel compare its answers with the documented ones, and compares what it prints.
/// </summary>
internal static class OperationsOnRealXen
{
    private const string Folder = "tests/HypercallSdk.Xen.Tests";

    /// <summary>The operations, by <see cref="HypercallDescription.Name"/>.</summary>
    public static HashSet<string> Find()
    {
        CompilationUnitSyntax[] files = [.. RepositoryFiles.SourcesOf(Folder).Select(static file => CSharpSyntaxTree.ParseText(RepositoryFiles.Read(file)).GetCompilationUnitRoot())];
        HashSet<string> booted = [.. files.Where(BootsOnRealXen).SelectMany(NamesIn)];
        HypercallDescription[] operations = [.. InterfaceTable.OperationsOf(typeof(DomainId).Assembly)];
        return
        [
            .. files.SelectMany(static file => file.DescendantNodes().OfType<StructDeclarationSyntax>())
                .GroupBy(static kernel => kernel.Identifier.Text)
                .Where(kernel => booted.Contains(kernel.Key) && kernel.Any(static part => Has(part.AttributeLists, "GuestKernel")))
                .SelectMany(kernel => CallsOf([.. kernel.SelectMany(static part => part.Members.OfType<MethodDeclarationSyntax>())], operations)),
        ];
    }

    private static bool BootsOnRealXen(CompilationUnitSyntax file) =>
        Invoked(file).Contains("BuildAndBoot") && Invoked(file).Contains("HasPassed");

    // nameof(SomeKernel), or the name of its file.
    private static IEnumerable<string> NamesIn(CompilationUnitSyntax file) =>
        file.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(static call => call.Expression.ToString() == "nameof")
            .Select(static call => call.ArgumentList.Arguments[0].ToString())
            .Concat(file.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.StringLiteralToken)).Select(static token => Path.GetFileNameWithoutExtension(token.ValueText)));

    private static IEnumerable<string> Invoked(SyntaxNode node) =>
        node.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(static call => call.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
            SimpleNameSyntax name => name.Identifier.Text,
            _ => "",
        });

    private static IEnumerable<string> CallsOf(MethodDeclarationSyntax[] methods, HypercallDescription[] operations)
    {
        ILookup<string, MethodDeclarationSyntax> byName = methods.ToLookup(static method => method.Identifier.Text);
        HashSet<MethodDeclarationSyntax> reached = [];
        Queue<MethodDeclarationSyntax> open = new(methods.Where(static method => method.AttributeLists.Count > 0));
        while (open.TryDequeue(out MethodDeclarationSyntax? method))
        {
            if (reached.Add(method))
            {
                foreach (MethodDeclarationSyntax next in method.DescendantNodes().OfType<IdentifierNameSyntax>().SelectMany(name => byName[name.Identifier.Text]))
                {
                    open.Enqueue(next);
                }
            }
        }

        return reached
            .SelectMany(static method => method.DescendantNodes().OfType<InvocationExpressionSyntax>())
            .SelectMany(call => operations.Where(operation => Makes(call, operation)))
            .Select(operation => operation.Name);
    }

    // By the stub, or by number and command where the stub would not pass what is to be passed.
    private static bool Makes(InvocationExpressionSyntax call, HypercallDescription operation)
    {
        string target = call.Expression.ToString();
        if (target == operation.Name)
        {
            return true;
        }

        SeparatedSyntaxList<ArgumentSyntax> arguments = call.ArgumentList.Arguments;
        bool hasCommand = operation.Command != HypercallAttribute.NoCommand && operation.CommandPlace == CommandPlace.Register;
        return target == "Gate.Invoke"
            && IsNumber(arguments, 0, (int)operation.Number)
            && operation.CommandPlace == CommandPlace.Register
            && (!hasCommand || IsNumber(arguments, 1, operation.Command));
    }

    private static bool IsNumber(SeparatedSyntaxList<ArgumentSyntax> arguments, int index, int number) =>
        arguments.Count > index && arguments[index].Expression is LiteralExpressionSyntax { Token.Value: int value } && value == number;

    private static bool Has(SyntaxList<AttributeListSyntax> lists, string name) =>
        lists.SelectMany(static list => list.Attributes).Any(attribute => attribute.Name.ToString() == name);
}
