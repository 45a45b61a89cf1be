#!/bin/sh
# Starts Redrive from wherever this folder lies. In the place of jpackage's starter, which asks rpm and dpkg at every
# start whom it belongs to: that took longer than all the rest until the first class of Redrive is loaded.
self=$0
[ -L "$self" ] && self=$(readlink -f "$self")
case $self in
  */*) lib=${self%/*}/../lib ;;
  *) lib=../lib ;;
esac
cache=$lib/app/redrive.aot
[ -f "$cache" ] && set -- "-XX:AOTCache=$cache" --module dev.redrive/dev.redrive.Launcher "$@" ||
  set -- --module dev.redrive/dev.redrive.Launcher "$@"
exec "$lib/runtime/bin/redrive" "@$lib/app/redrive.options" "$@"
