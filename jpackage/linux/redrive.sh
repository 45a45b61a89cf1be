#!/bin/sh
# Starts Redrive from wherever this folder lies. In the place of jpackage's starter, which asks rpm and dpkg at every
# start whom it belongs to: that took longer than all the rest until the first class of Redrive is loaded.
self=$0
[ -L "$self" ] && self=$(readlink -f "$self")
case $self in
  */*) lib=${self%/*}/../lib ;;
  *) lib=../lib ;;
esac
# Options other programs were given for their Java: one that this runtime does not know would stop it.
unset JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS CLASSPATH
# Names of folders are in UTF-8, whatever the session's character set: in ASCII, EUC or the like Java cannot write one with
# an accent. In these single-byte sets every byte is a character, so that names come back as they were.
case $(locale charmap 2>/dev/null) in
  UTF-8 | ISO-8859-1 | ISO-8859-15 | '') ;;
  *) export LC_ALL=C.UTF-8 ;;
esac
# The report of a crash shows parts of the memory: it goes to the logs, not into a folder other users can read.
home= named=
for word; do
  case $named$word in
    yes*) home=$word named= ;;
    --home) named=yes ;;
    --home=*) home=${word#--home=} ;;
  esac
done
case $home in
  '') case ${XDG_DATA_HOME-} in
    /*) home=$XDG_DATA_HOME/redrive ;;
    *) home=${HOME-}/.local/share/redrive ;;
  esac ;;
  "~/"*) home=${HOME-}/${home#??} ;;
esac
cache=$lib/app/redrive.aot
[ -f "$cache" ] && set -- "-XX:AOTCache=$cache" --module dev.redrive/dev.redrive.Launcher "$@" ||
  set -- --module dev.redrive/dev.redrive.Launcher "$@"
# Larger pieces of memory, fewer to be handed out while it starts. Where the system has none to give, asking for them
# would print a warning before the first word of Redrive.
pages=
{ read -r pages < /sys/kernel/mm/transparent_hugepage/enabled; } 2>/dev/null
case $pages in
  *"[always]"* | *"[madvise]"*) set -- -XX:+UseTransparentHugePages "$@" ;;
esac
# GTK would load OpenGL only to choose how its windows store their pixels: JavaFX paints them without.
export GDK_GL="${GDK_GL-disable}"
# Without a session bus GTK's windows are announced to no program and GTK gets no settings. It would still try to start a bus, and
# twice split off a copy of the whole program for it. Settings that were kept once are read all the same.
if [ -z "${DBUS_SESSION_BUS_ADDRESS-}" ] && [ ! -S "${XDG_RUNTIME_DIR-}/bus" ]; then
  export NO_AT_BRIDGE="${NO_AT_BRIDGE-1}"
  [ -e "${XDG_CONFIG_HOME:-${HOME-}/.config}/dconf/user" ] || export GSETTINGS_BACKEND="${GSETTINGS_BACKEND-memory}"
fi
exec "$lib/runtime/bin/redrive" "@$lib/app/redrive.options" "-XX:ErrorFile=$home/logs/hs_err_pid%p.log" "$@"
