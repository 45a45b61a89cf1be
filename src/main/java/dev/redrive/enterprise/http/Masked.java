package dev.redrive.enterprise.http;

import dev.redrive.enterprise.RetryAccepted;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Answers without keys in them: a service gone wrong may put one anywhere. */
record Masked(UnaryOperator<String> redact) {

    TaskSnapshot of(TaskSnapshot said) {
        TaskStatus status = said.status();
        return new TaskSnapshot(
                masked(said.taskId()),
                said.createdAt(),
                said.completedAt(),
                masked(said.type()),
                status == null ? null : TaskStatus.of(redact.apply(status.word())),
                said.nbItems(),
                said.nbRemainingItems());
    }

    RetryAccepted of(RetryAccepted said) {
        return new RetryAccepted(masked(said.taskId()), said.nbItems());
    }

    /** Whether there is a key in that text. */
    boolean hides(String text) {
        return !redact.apply(text).equals(text);
    }

    private @Nullable String masked(@Nullable String text) {
        return text == null ? null : redact.apply(text);
    }
}
