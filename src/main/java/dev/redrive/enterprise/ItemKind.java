package dev.redrive.enterprise;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a retry sends again. The service keeps trips and crashes apart: one call and one task type
 * for each.
 */
public enum ItemKind {
    TRIPS("PUSH_FAILED_TRIPS"),
    CRASHES("PUSH_FAILED_CRASHES");

    private final String taskType;

    ItemKind(String taskType) {
        this.taskType = taskType;
    }

    /** The kind of a task of that type; empty where the type is neither, or not known. */
    public static Optional<ItemKind> ofTask(@Nullable String type) {
        return Arrays.stream(values()).filter(kind -> kind.taskType.equals(type)).findFirst();
    }

    /** The word the service writes in a task's {@code type} for this kind. */
    public String taskType() {
        return taskType;
    }
}
