package dev.redrive.app;

import dev.redrive.journal.JournalEntry;
import dev.redrive.journal.RetryingJournal;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileKind;
import dev.redrive.retry.RetryDesk;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * Maintains the journal while the window is open: resumes unfinished tasks, and checks the disk
 * regularly so that a failure, and its end, are noticed. Runs on a thread of its own.
 */
final class JournalKeeper implements Runnable {

    private static final Logger LOG = System.getLogger(JournalKeeper.class.getName());
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(5);

    private final RetryingJournal journal;
    private final RetryDesk desk;
    private final List<Profile> profiles;

    /**
     * A keeper that has not started yet.
     *
     * @param profiles as they were when the window opened
     */
    JournalKeeper(RetryingJournal journal, RetryDesk desk, List<Profile> profiles) {
        this.journal = journal;
        this.desk = desk;
        this.profiles = List.copyOf(profiles);
    }

    @Override
    public void run() {
        try {
            boolean resumed = false;
            while (true) {
                journal.check();
                resumed = resumed || resume();
                Thread.sleep(BETWEEN_CHECKS);
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "the window closes", e);
        }
    }

    /** Whether the journal could be read; if not, the caller tries again. */
    private boolean resume() {
        try {
            // The oldest first, so that the newest ends at the top.
            journal.unfinished().reversed().forEach(this::resume);
            return true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "unfinished tasks cannot be read yet", e);
            return false;
        }
    }

    private void resume(JournalEntry entry) {
        profiles.stream()
                .filter(profile -> resumes(profile, entry))
                .findFirst()
                .ifPresent(profile -> desk.resume(profile, entry));
    }

    /**
     * Whether that profile resumes the task of the entry after a restart. The demo's tasks end with
     * it, and a task is polled only at the host where it was started.
     */
    static boolean resumes(Profile profile, JournalEntry entry) {
        return profile.kind() != ProfileKind.DEMO
                && profile.id().equals(entry.profileId())
                && profile.host().equals(entry.host());
    }
}
