package dev.redrive.base;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The causes of an exception. Any thread. */
public final class Causes {

    /** No honest chain is longer; a chain that leads back to itself has no end. */
    private static final int DEEPEST = 20;

    private Causes() {}

    /** The exception, its cause, the cause of that and so on: 20 at most, the outermost first. */
    public static List<Throwable> of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
    }

    /** The outermost of them that has that type; null when none has. */
    public static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        return of(failure).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }
}
