package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.testing.FxThreadGuard;
import dev.redrive.testing.SmallDisk;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the window shows while there is no room on the disk. */
@Tag("slow")
class FullDiskTest {

    @RegisterExtension static final FxThreadGuard GUARD = new FxThreadGuard();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    @Test
    void theIdIsShownToBeCopiedAndSavedOnceThereIsRoom() throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(temporary)) {
            try (Desk desk = Desk.withKey(disk.folder())) {
                desk.service.hold(true);
                disk.fill();
                desk.startTrips();
                String id = desk.window.text("taskId");

                desk.window.awaitText("problemDetail", id);
                assertThat(desk.window.text("problemTitle"))
                        .isEqualTo("The disk is full: what was started cannot be saved");
                desk.window.press("problemAction");
                assertThat(desk.window.clipboard()).isEqualTo(id);
                desk.window.awaitText("nbRemaining", "240");

                disk.grow();
                // More serious than the good news, which waits until it is dismissed.
                desk.window.awaitText(
                        "problemTitle", "What is done here is not recorded in the audit trail");
                desk.window.press("problemDismiss");
                desk.window.awaitText("problemTitle", "The history is saved again");
                desk.service.hold(false);
                desk.hurry();
            }
        }
    }
}
