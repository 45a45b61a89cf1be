package dev.redrive.app.log;

import dev.redrive.audit.AuditCheck;
import dev.redrive.audit.AuditCheck.Result;
import dev.redrive.audit.AuditFolder;
import dev.redrive.ui.kit.Texts;
import java.util.function.Consumer;

/**
 * Verifies the audit trail and prints what came of it, for a terminal. Only reads, whatever has the
 * window meanwhile.
 */
public final class AuditReport {

    private static final int GOOD = 0;
    private static final int FAILED = 1;

    private final Texts texts;
    private final Consumer<String> terminal;

    /**
     * @param terminal prints a line
     */
    public AuditReport(Texts texts, Consumer<String> terminal) {
        this.texts = texts;
        this.terminal = terminal;
    }

    /** Returns the program's exit code: 0 when every line is as it was written, else 1. */
    public int of(AuditFolder folder) {
        return switch (AuditCheck.of(folder)) {
            case Result.NoTrail() -> {
                say("trail.check.none", folder.path());
                yield FAILED;
            }
            case Result.Whole whole -> {
                say("trail.check.whole", whole.lines(), folder.path());
                if (whole.first() > 1) {
                    say("trail.check.older", whole.first());
                }
                if (whole.lost() > 0) {
                    say("trail.check.lost", whole.lost());
                }
                if (whole.cutBytes() > 0) {
                    say("trail.check.part", whole.cutBytes());
                }
                say("trail.check.head", whole.head());
                yield GOOD;
            }
            case Result.Broken(var fault, var file, long line) -> {
                String why = texts.get("trail.check.fault." + fault.name());
                if (line > 0) {
                    say("trail.check.line", file, Long.toString(line), why);
                } else {
                    say("trail.check.file", file, why);
                }
                yield FAILED;
            }
        };
    }

    private void say(String key, Object... values) {
        terminal.accept(texts.get(key, values));
    }
}
