package dev.redrive.ui.start;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import java.util.ArrayList;
import java.util.List;

/** Writes down where the dialogs lead. */
public final class RecordingFlow implements StartFlow {

    public final List<String> ways = new ArrayList<>();

    @Override
    public void watching() {
        ways.add("watching");
    }

    @Override
    public void nothingFailed(ItemKind kind) {
        ways.add("nothing failed " + kind);
    }

    @Override
    public void alreadyRunning(Profile profile, ItemKind kind, String reason) {
        ways.add("already running " + profile.name() + " " + kind + " " + reason);
    }

    @Override
    public void enterKey(Profile profile) {
        ways.add("enter key " + profile.name());
    }

    @Override
    public void close() {
        ways.add("close");
    }

    @Override
    public void ask(Profile profile, ItemKind kind, String reason) {
        ways.add("ask " + profile.name() + " " + kind + " " + reason);
    }
}
