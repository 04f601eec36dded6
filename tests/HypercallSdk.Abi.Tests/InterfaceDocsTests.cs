using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using HypercallSdk.Abi.Tests.Docs;

namespace HypercallSdk.Abi.Tests;

/// <summary>The page about the interface, and what each operation's own documentation must say.</summary>
public sealed class InterfaceDocsTests
{
    private const string Page = "docs/interface.md";

    [Fact]
    public void The_page_about_the_interface_is_what_the_contracts_say()
    {
        string path = Path.Combine(RepositoryFiles.Root, Page);
        string expected = InterfaceTable.Write(typeof(DomainId).Assembly, ServedOperations.Find(), OperationsOnRealXen.Find());
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.True(File.Exists(path), $"{Page} does not exist: run the tests with UPDATE_DOCS=1");
        Assert.True(expected == File.ReadAllText(path), $"{Page} is not what the contracts say: run the tests with UPDATE_DOCS=1");
    }

    [Fact]
    public void Every_operation_has_a_number_and_command_of_its_own()
    {
        HypercallDescription[] operations = [.. InterfaceTable.OperationsOf(typeof(DomainId).Assembly)];
        Assert.NotEmpty(operations);
        Assert.Equal(operations.Length, operations.DistinctBy(operation => (operation.Number, operation.Command)).Count());
    }

    [Fact]
    public void Every_number_has_an_operation_or_a_reason_to_have_none()
    {
        HashSet<HypercallNumber> withOperations = [.. InterfaceTable.OperationsOf(typeof(DomainId).Assembly).Select(static operation => operation.Number)];
        Assert.Equal(Enum.GetValues<HypercallNumber>().Except(withOperations), InterfaceTable.WithoutOperations.Keys.Order());
    }

    [Fact]
    public void Every_operation_says_its_name_in_C_and_who_may_call_it() =>
        Assert.All(InterfaceTable.OperationsOf(typeof(DomainId).Assembly), static operation =>
        {
            Assert.Matches(@"\((EVTCHNOP|GNTTABOP|SCHEDOP|XEN_DOMCTL|XEN_SYSCTL|VCPUOP|XENVER|XENMEM|CONSOLEIO|CALLBACKOP|PHYSDEVOP|XENPF|XENNMI|XEN_MC|KEXEC_CMD|HVMOP|XENPMU|XENOPROF|XEN_ARGO_OP|XEN_HYPFS_OP|FLASK|HYPERVISOR)_[A-Za-z_0-9]+\)", operation.Summary);
            Assert.Matches("Any domain|Control domain|rivileged domains|Domains ", operation.Summary);
        });

    [Fact]
    public void Every_operation_documents_each_error_or_says_that_it_cannot_fail()
    {
        string xml = Path.Combine(AppContext.BaseDirectory, "HypercallSdk.Abi.xml");
        XElement[] operations =
        [
            .. XDocument.Load(xml).Descendants("member")
                .Where(member => member.Attribute("name")!.Value is ['M', ':', ..] and var name && name.StartsWith("M:HypercallSdk.Abi.I", StringComparison.Ordinal) && char.IsUpper(name["M:HypercallSdk.Abi.I".Length])),
        ];
        Assert.Equal(InterfaceTable.OperationsOf(typeof(DomainId).Assembly).Count(), operations.Length);
        Assert.All(operations, static operation =>
        {
            bool namesErrors = operation.Descendants("see").Any(see => see.Attribute("cref")!.Value.StartsWith("F:HypercallSdk.Abi.XenErrno.", StringComparison.Ordinal));
            string words = string.Join(' ', operation.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            Assert.True(namesErrors || words.Contains("cannot fail", StringComparison.Ordinal) || words.Contains("never fails", StringComparison.Ordinal), operation.Attribute("name")!.Value);
        });
    }
}
