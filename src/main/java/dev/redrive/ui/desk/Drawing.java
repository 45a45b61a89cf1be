package dev.redrive.ui.desk;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When a change is shown. What a user has done or has to know is shown at the next pulse; numbers
 * that go on are shown some times a second, because nobody reads faster, and 200 tasks would have
 * every pulse drawn for them.
 *
 * @param pulse runs a command on the JavaFX thread, best at its next pulse; called from any thread
 * @param calm runs a command a moment later, on any thread
 */
public record Drawing(Executor pulse, Executor calm) {

    /** Everything at the next turn of that executor. */
    public static Drawing by(Executor pulse) {
        return new Drawing(pulse, pulse);
    }

    /** What is to be shown. Any thread. */
    static final class Changes {

        private final Drawing drawing;
        private final Runnable update;
        private final Set<String> ids = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean queued = new AtomicBoolean();
        private final AtomicBoolean rests = new AtomicBoolean();

        /**
         * @param update {@linkplain #take takes} all of it and shows it
         */
        Changes(Drawing drawing, Runnable update) {
            this.drawing = drawing;
            this.update = update;
        }

        /** Something changed. */
        void add(String id) {
            ids.add(id);
            show();
        }

        /** Only numbers have gone on: the first are shown at once, what follows soon together. */
        void addGently(String id) {
            ids.add(id); // First, so that who ends the rest finds it.
            if (!rests.getAndSet(true)) {
                show();
                drawing.calm().execute(this::rested);
            }
        }

        /**
         * What was not shown yet but is about to be needs no rest: a closed window shows nothing.
         */
        private void rested() {
            rests.set(false);
            if (!queued.get()) { // Who shows it ends that first and then takes what there is.
                ids.stream().findAny().ifPresent(this::addGently);
            }
        }

        private void show() {
            if (!queued.getAndSet(true)) {
                drawing.pulse().execute(update);
            }
        }

        /** All of it since the last time. */
        Set<String> take() {
            queued.set(false);
            Set<String> taken = new HashSet<>();
            ids.removeIf(taken::add);
            return taken;
        }
    }
}
