package dev.redrive.base;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The listeners of one kind of event. A listener that throws is logged and does not keep the event
 * from the others. Any thread.
 */
public final class Listeners<T> {

    private static final System.Logger LOG = System.getLogger(Listeners.class.getName());

    private final String source;
    private final List<Consumer<? super T>> all = new CopyOnWriteArrayList<>();

    /**
     * @param source what they listen to, for the log
     */
    public Listeners(String source) {
        this.source = source;
    }

    /**
     * Adds a listener.
     *
     * @return removes it when run
     */
    public Runnable add(Consumer<? super T> listener) {
        all.add(listener);
        return () -> all.remove(listener);
    }

    /**
     * Adds a listener and notifies it, alone, of that event, on the calling thread.
     *
     * @return removes it when run
     */
    public Runnable addAndNotify(Consumer<? super T> listener, T event) {
        Runnable remove = add(listener);
        notify(listener, event);
        return remove;
    }

    /** Notifies every listener, in the order they were added, on the calling thread. */
    public void notify(T event) {
        all.forEach(listener -> notify(listener, event));
    }

    /**
     * Notifies every listener of what is the latest when its turn comes, so that none gets an older
     * event after a newer one when a listener before it causes another.
     */
    public void notifyLatest(Supplier<? extends T> latest) {
        all.forEach(listener -> notify(listener, latest.get()));
    }

    private void notify(Consumer<? super T> listener, T event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a listener of " + source + " failed", e);
        }
    }
}
