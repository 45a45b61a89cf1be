package dev.redrive.app.screens;

import dev.redrive.audit.AuditTrail;
import dev.redrive.audit.AuditTrail.Trouble;
import dev.redrive.ui.kit.FailureTexts.FileFailures;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.UiKit;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Shows a banner, once, when acts are no longer written to the audit trail, until they are again.
 * JavaFX thread.
 */
public final class AuditNotices {

    private final UiKit kit;
    private @Nullable Problem shown;

    public AuditNotices(UiKit kit) {
        this.kit = kit;
    }

    /** From now on shows what becomes of that trail. */
    public void follow(AuditTrail trail, Executor ui) {
        trail.onTrouble(trouble -> ui.execute(() -> show(trouble)));
    }

    private void show(Optional<Trouble> trouble) {
        if (shown != null) {
            kit.problems().settle(shown);
            shown = null;
        }
        trouble.ifPresent(now -> shown = kit.problems().add(() -> problem(now)));
    }

    private Problem problem(Trouble trouble) {
        return Problem.warning(
                kit.texts().get("trail.trouble"),
                kit.texts()
                        .get(
                                "trail.troubleDetail",
                                FileFailures.reason(kit.texts(), trouble.why()),
                                trouble.folder().current()));
    }
}
