// The shell on a terminal: keys are typed when the prompt is there, and the answers are read as they come. Passing condition: lines are
// edited and echoed, jobs are stopped and go on, Ctrl-C reaches the job and not the shell, and the shell's exit is the machine's.
using System.IO;
using System.Threading.Tasks;
using MiniUnix;

namespace HypercallSdk.MiniUnix.Tests;

/// <summary>Busybox's shell on the console.</summary>
public sealed class ShellTests
{
    private const string Prompt = "# ";

    [Fact]
    public async Task A_shell_on_the_console_is_used_by_hand()
    {
        Workplace.RequireOracle();
        using var workplace = new Workplace();
        using var keyboard = new Keyboard();
        Machine machine = workplace.Prepare(["/bin/busybox", "busybox", "sh"], keyboard.Input, keyboard.Output, Stream.Null, Stream.Null, isTerminal: true);
        Task<int> run = Task.Run(machine.Run, TestContext.Current.CancellationToken);

        keyboard.Expect(Prompt);
        keyboard.Type("echo hx\u007fello | tr a-z A-Z\r");
        keyboard.Expect("\r\nHELLO\r\n");
        keyboard.Expect(Prompt);
        keyboard.Type("tty; test -t 0 && echo terminal\r");
        keyboard.Expect("terminal\r\n");
        keyboard.Expect(Prompt);

        // The shell takes keys one by one, and lines only from when it runs something.
        keyboard.Type("echo go; cat\r");
        keyboard.Expect("\r\ngo\r\n");
        keyboard.Type("a line\r");
        keyboard.Expect("a line\r\na line\r\n");
        keyboard.Type("wrong\u0015right\u0004\u0004");
        keyboard.Expect("right");
        keyboard.Expect(Prompt);

        keyboard.Type("sh -c 'echo go; exec sleep 1000'\r");
        keyboard.Expect("\r\ngo\r\n");
        keyboard.Type("\u0003");
        keyboard.Expect(Prompt);
        keyboard.Type("echo status $?\r");
        keyboard.Expect("status 130\r\n");
        keyboard.Expect(Prompt);

        keyboard.Type("sh -c 'echo go; exec sleep 1000'\r");
        keyboard.Expect("\r\ngo\r\n");
        keyboard.Type("\u001a");
        keyboard.Expect("Stopped");
        keyboard.Expect(Prompt);
        keyboard.Type("jobs; kill -9 %1; wait; echo done\r");
        keyboard.Expect("done\r\n");
        keyboard.Expect(Prompt);

        keyboard.Type("sleep 0.1 & wait; echo waited\r");
        keyboard.Expect("\r\nwaited\r\n");
        keyboard.Expect(Prompt);
        keyboard.Type("exit 5\r");
        Assert.Equal(5, await run.WaitAsync(System.TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        Assert.Null(machine.Failure);
    }

    [Theory]
    [InlineData("for i in 1 2 3; do echo $i; done | wc -l")]
    [InlineData("f() { if [ $1 -le 1 ]; then echo 1; else echo $(($1 * $(f $(($1 - 1))))); fi; }; f 10")]
    [InlineData("x='a b'; set -- $x \"$x\"; echo $#; case $x in a*) echo match;; esac; echo ${x#a } ${x%b} ${#x} ${y:-none}")]
    [InlineData("cat << END | sed s/x/y/\nhere x\n$((1 + 2))\nEND\n")]
    [InlineData("(exit 4); echo $?; false || echo or; true && echo and; ! true; echo $?")]
    [InlineData("trap 'echo trapped' USR1; kill -USR1 $$; echo after; trap 'echo at the end' EXIT; exit 6")]
    [InlineData("sleep 0.05 & p=$!; wait $p; echo $?; kill -9 $$")]
    [InlineData("exec 3> out; echo to three >&3; exec 3>&-; cat < out; echo a > out; echo b >> out; cat out; set -C; echo c > out; echo $?")]
    [InlineData("yes | head -n 2; seq 100000 | head -n 1; seq 1 3 | while read n; do echo \"<$n>\"; done")]
    [InlineData("mkdir -p d/e; cd d/e; pwd | sed 's/.*d/d/'; cd ../..; ls d; cd missing; echo $?")]
    [InlineData("printf '#!/bin/sh\\necho script $0 $1\\n' > s; chmod +x s; ./s one 2>&1; ./missing; echo $?; chmod -x s; ./s; echo $?")]
    [InlineData("i=0; while [ $i -lt 300 ]; do i=$((i + 1)); done; echo $i; (echo sub; exit 3) | cat; echo $?")]
    [InlineData("echo err >&2; echo out; { echo both >&2; echo all; } 2>&1 | sort")]
    public void A_script_does_in_the_guest_what_it_does_on_Linux(string script)
    {
        Workplace.RequireOracle();
        using var guest = new Workplace();
        using var here = new Workplace();
        Outcome there = guest.RunInGuest(script, out string log);
        Outcome expected = here.RunHere(script);
        Assert.True(expected == there, $"{script}\n== here\n{expected}\n== in the guest\n{there}\n== the kernel's log\n{log}");
    }
}
