package dev.redrive.ui.desk;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When a change is shown. What a user has done or has to know is shown at the next pulse; numbers
 * that go on are gathered first, because nobody reads faster, and 200 tasks would have every pulse
 * drawn for them.
 *
 * @param pulse runs a command on the JavaFX thread, best at its next pulse; called from any thread
 * @param calm runs a command a moment later, on any thread
 */
public record Drawing(Executor pulse, Executor calm) {

    /** Everything at the next turn of that executor. */
    public static Drawing by(Executor pulse) {
        return new Drawing(pulse, Runnable::run);
    }

    /** What is to be shown. Any thread. */
    static final class Changes {

        private final Drawing drawing;
        private final Runnable update;
        private final Set<String> ids = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean queued = new AtomicBoolean();
        private final AtomicBoolean gathers = new AtomicBoolean();

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
            if (!queued.getAndSet(true)) {
                drawing.pulse().execute(update);
            }
        }

        /** Only numbers have gone on. */
        void addGently(String id) {
            ids.add(id);
            if (!gathers.getAndSet(true)) {
                drawing.calm()
                        .execute(() -> {
                            gathers.set(false);
                            add(id);
                        });
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
