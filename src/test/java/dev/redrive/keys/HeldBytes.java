package dev.redrive.keys;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All characters and bytes that an object of this package holds, each array as one text. */
final class HeldBytes {

    private HeldBytes() {}

    static List<String> of(Object root) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>(List.of(root));
        Stream.Builder<String> texts = Stream.builder();
        while (!open.isEmpty()) {
            Object next = open.pop();
            if (!seen.add(next)) {
                continue;
            }
            switch (next) {
                case CharSequence text -> texts.add(text.toString());
                case Collection<?> items -> items.forEach(open::push);
                case Map<?, ?> map -> {
                    map.keySet().forEach(open::push);
                    map.values().forEach(open::push);
                }
                case Object array when array.getClass().isArray() -> texts.add(joined(array));
                default -> fields(next, open);
            }
        }
        return texts.build().toList();
    }

    private static String joined(Object array) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Array.getLength(array); i++) {
            switch (Array.get(array, i)) {
                case Character c -> text.append(c);
                case Byte b -> text.append((char) (b & 0xFF));
                case Integer n -> text.appendCodePoint(Math.clamp(n, 0, Character.MAX_CODE_POINT));
                case null, default -> text.append(' ');
            }
        }
        return text.toString();
    }

    private static void fields(Object object, Deque<Object> open) {
        if (!object.getClass().getPackageName().startsWith("dev.redrive")) {
            return;
        }
        for (Field field : object.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                field.setAccessible(true);
                try {
                    Object value = field.get(object);
                    if (value != null) {
                        open.push(value);
                    }
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }
}
