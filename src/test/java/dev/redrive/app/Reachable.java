package dev.redrive.app;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * Calls {@code toString} on everything of the program that can be reached from one object, through
 * fields, collections and properties. JavaFX thread.
 */
final class Reachable {

    private static final String OWN = "dev.redrive.";

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> waiting = new ArrayDeque<>();
    private final BiConsumer<String, String> to;

    private Reachable(BiConsumer<String, String> to) {
        this.to = to;
    }

    /** Tells the class and the text of each. */
    static void from(Object start, BiConsumer<String, String> to) {
        Reachable walk = new Reachable(to);
        walk.add(start);
        while (!walk.waiting.isEmpty()) {
            walk.visit(walk.waiting.remove());
        }
    }

    private void add(@Nullable Object object) {
        if (object != null && !(object instanceof Node) && seen.add(object)) {
            waiting.add(object);
        }
    }

    private void visit(Object object) {
        if (object.getClass().getName().startsWith(OWN)) {
            to.accept("toString " + object.getClass().getSimpleName(), object.toString());
            for (Class<?> type = object.getClass();
                    type != null && type.getName().startsWith(OWN);
                    type = type.getSuperclass()) {
                addFields(type, object);
            }
        }
        switch (object) {
            case Map<?, ?> map -> {
                List.copyOf(map.keySet()).forEach(this::add);
                List.copyOf(map.values()).forEach(this::add);
            }
            case java.util.Collection<?> all -> all.forEach(this::add);
            case Optional<?> optional -> optional.ifPresent(this::add);
            case AtomicReference<?> reference -> add(reference.get());
            case ObservableValue<?> value -> add(value.getValue());
            case Object[] array -> Arrays.asList(array).forEach(this::add);
            default -> {}
        }
    }

    private void addFields(Class<?> type, Object object) {
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                try {
                    field.setAccessible(true);
                    add(field.get(object));
                } catch (InaccessibleObjectException | IllegalAccessException e) {
                    throw new AssertionError(field.toString(), e);
                }
            }
        }
    }
}
