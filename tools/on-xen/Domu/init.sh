#!/bin/sh
# Domain 0's first and only program: Xen's own store and console daemons, then each guest in turn. What a guest prints comes
# out as "domu:N> line", how it ended as "domu-end:N> reason" (Xen's shutdown reasons: 0 power off, 1 reboot, 3 crash), and
# what kept it from starting, or from what was to happen to it, as "domu-error:N> line".
export PATH=/lib/xen-4.17/bin:/bin LD_LIBRARY_PATH=/lib/x86_64-linux-gnu HOME=/
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev
mkdir -p /dev/pts
mount -t devpts devpts /dev/pts
mount -t tmpfs tmpfs /run
mkdir -p /saved /run/xen /run/xenstored /run/lock
mount -t tmpfs -o size=90% tmpfs /saved
ln -s /run /var/run
ln -s /run/lock /var/lock
for module in xen-privcmd xenfs xen-evtchn xen-gntdev xen-gntalloc; do
    insmod /modules/$module.ko || echo "domu-error:0> no module $module"
done
mount -t xenfs xenfs /proc/xen
xenstored --pid-file /run/xenstored.pid
until [ -S /run/xenstored/socket ]; do usleep 20000; done
xen-init-dom0 >/dev/null
logs=/var/log/xen/console
xenconsoled --pid-file=/run/xenconsoled.pid --log=all --log-dir=$logs
until [ -s /run/xenconsoled.pid ]; do usleep 20000; done

# The console of guest $1, line by line as it comes, up to the mark that is put there when nobody writes it any more.
show() {
    until [ -f "$logs/guest-g$1.log" ]; do usleep 20000; done
    begun=
    while :; do
        # What is read before the end of a line comes out with the rest of it.
        if IFS= read -r line; then
            [ "$begun$line" = "@@ end" ] && return
            echo "domu:$1> $begun$line"
            begun=
        else
            begun="$begun$line"
            usleep 20000
        fi
    done <"$logs/guest-g$1.log"
}

# What the toolstack said in file $2 is why guest $1 has no verdict.
tell() {
    grep -v '^Parsing config' "$2" | while IFS= read -r line; do echo "domu-error:$1> $line"; done
}

# Follows guest $1, which xl no longer does, to its end, and says it as xl would.
follow() {
    while :; do
        set -- "$1" $(xl list -v "g$1" 2>/dev/null | tail -n 1)
        case "$6" in
            ???s??) echo "Domain $3 has shut down, reason code $9"; return ;;
            "") return ;;
        esac
        usleep 100000
    done
}

# Until xl has the guest running and only waits for its end, or is gone.
settle() {
    until grep -q '^Waiting for domain' /run/xl.log || ! kill -0 $monitor 2>/dev/null; do usleep 20000; done
}

# What is to happen to guest $1 while it runs: each line of its file is an action and what the guest has printed by then.
take_steps() {
    [ -f "/guests/$1/steps" ] || return 0
    while IFS= read -r step <&3; do
        settle
        action=${step%% *} text=${step#* }
        until grep -qF -e "$text" "$logs/guest-g$1.log" 2>/dev/null; do
            if ! kill -0 $monitor 2>/dev/null; then
                # It may have printed it on its way out, but then nothing can be done to it any longer.
                echo "domu-error:$1> it ended before it was time to $action it: it had not printed \"$text\""
                return 1
            fi
            usleep 20000
        done
        echo "guest $1: $action"
        case $action in
            save) xl save "g$1" /saved/guest >/run/step.log 2>&1 ;;
            checkpoint) xl save -c "g$1" /saved/guest >/run/step.log 2>&1 ;;
            *) xl "$action" "g$1" >/run/step.log 2>&1 ;;
        esac || {
            code=$?
            tell "$1" /run/step.log
            echo "domu-error:$1> xl could not $action it: exit code $code"
            return 1
        }
        case $action in
            save)
                wait $monitor
                xl restore -F /saved/guest >/run/xl.log 2>&1 &
                monitor=$!
                ;;
            checkpoint)
                kill $monitor 2>/dev/null
                wait $monitor
                rm /saved/guest
                echo "Waiting for domain g$1" >/run/xl.log
                follow "$1" >>/run/xl.log 2>&1 &
                monitor=$!
                ;;
        esac
    done 3<"/guests/$1/steps"
}

run() {
    show "$1" &
    shown=$!
    xl create -F -q "/guests/$1/config" >/run/xl.log 2>&1 &
    monitor=$!
    if take_steps "$1"; then
        wait $monitor || tell "$1" /run/xl.log
        reason=$(sed -n 's/.*has shut down, reason code \([0-9]*\).*/\1/p' /run/xl.log | tail -n 1)
    else
        reason=
    fi
    xl destroy "g$1" 2>/dev/null
    wait $monitor
    rm -f /saved/guest
    daemon=$(cat /run/xenconsoled.pid)
    while ls -l "/proc/$daemon/fd" | grep -q "guest-g$1.log"; do usleep 20000; done
    touch "$logs/guest-g$1.log"
    [ -s "$logs/guest-g$1.log" ] && tail -c 1 "$logs/guest-g$1.log" | grep -q . && echo >>"$logs/guest-g$1.log"
    echo "@@ end" >>"$logs/guest-g$1.log"
    wait $shown
    echo "domu-end:$1> ${reason:-none}"
    [ "$reason" = 0 ]
}

verdict='\x10'
for guest in $(ls /guests | sort -n); do
    run "$guest" || verdict='\x11'
done
printf "$verdict" | dd of=/dev/port bs=1 seek=244 count=1 conv=notrunc 2>/dev/null
