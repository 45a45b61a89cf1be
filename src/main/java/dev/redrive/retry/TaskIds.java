package dev.redrive.retry;

import org.jspecify.annotations.Nullable;

/**
 * Task ids as people paste them. The service's ids are opaque, so only what can not be one is
 * refused.
 */
public final class TaskIds {

    private static final int LONGEST = 200;

    private TaskIds() {}

    /** The id without blanks around it, or null when it can not be a task id. */
    public static @Nullable String clean(String typed) {
        String id = typed.strip();
        if (id.isEmpty() || id.length() > LONGEST) {
            return null;
        }
        boolean usable = id.chars().allMatch(c -> c > ' ' && c < 127 && c != '/' && c != '\\');
        return usable && !id.equals(".") && !id.equals("..") ? id : null;
    }
}
