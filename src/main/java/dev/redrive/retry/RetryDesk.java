package dev.redrive.retry;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import java.util.List;
import java.util.function.Consumer;

/**
 * Starts retries and keeps the watches. {@link #start} and {@link #attach} block up to the limits
 * of the service's calls and are never called on the JavaFX thread; the rest returns at once.
 */
public interface RetryDesk {

    /**
     * Asks for a retry of every failed item of that kind, exactly once, and watches its task. The
     * journal holds the entry before the first check. A second call for the same profile and kind
     * while the first is under way, or while its task is watched and not ended, sends nothing.
     *
     * @param reason free text or a ticket; may be empty
     * @throws InterruptedException when the thread is interrupted while waiting for the answer; the
     *     entry then says that the outcome is not known
     */
    StartResult start(Profile profile, ItemKind kind, String reason) throws InterruptedException;

    /**
     * Watches a task that was started elsewhere, after asking the service once whether it knows it;
     * records nothing when it does not.
     *
     * @param asked the kind to assume when the service does not say the task's type
     * @param taskId an id that {@link TaskIds#clean} accepted
     * @throws InterruptedException when the thread is interrupted while waiting for the answer
     */
    StartResult attach(Profile profile, ItemKind asked, String taskId) throws InterruptedException;

    /** The watches in the order they began, without the dismissed ones. */
    List<TaskWatch> watches();

    /**
     * Tells the listener every watch that begins, before its first check, on the thread that began
     * it.
     */
    void onWatch(Consumer<TaskWatch> listener);

    /** Forgets a watch that is not watching any more; a watching one is stopped first. */
    void dismiss(TaskWatch watch);

    /** A key was entered for this profile: its waiting watches go on. */
    void keyEntered(String profileId);
}
