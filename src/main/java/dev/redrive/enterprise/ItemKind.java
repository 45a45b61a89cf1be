package dev.redrive.enterprise;

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

    /** The word the service writes in a task's {@code type} for this kind. */
    public String taskType() {
        return taskType;
    }
}
