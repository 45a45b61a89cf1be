package dev.redrive.enterprise.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.redrive.enterprise.AnswerLimits;
import dev.redrive.enterprise.KeyAccepted;
import dev.redrive.enterprise.RetryAccepted;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the documented bodies. */
final class AnswerReaders {

    private AnswerReaders() {}

    static TaskSnapshot task(String body) throws UnusableAnswerException {
        JsonFields task = JsonFields.in(body);
        String taskId = task.id("taskId");
        Instant createdAt = task.time("createdAt");
        Instant completedAt = task.time("completedAt");
        String type = task.word("type");
        String status = task.word("status");
        Long nbItems = task.number("nbItems");
        Long nbRemainingItems = task.number("nbRemainingItems");
        return new TaskSnapshot(
                taskId,
                createdAt,
                completedAt,
                type,
                status == null ? null : TaskStatus.of(status),
                nbItems,
                nbRemainingItems,
                task.unreadable());
    }

    /** A number that cannot be read does not spoil an id: without the id the task is lost. */
    static RetryAccepted retry(String body) throws UnusableAnswerException {
        JsonFields accepted = JsonFields.in(body);
        String taskId = accepted.id("taskId");
        boolean unusable =
                taskId == null
                        ? !accepted.unreadable().isEmpty()
                        : !AnswerLimits.isUsableId(taskId);
        if (unusable) {
            throw new UnusableAnswerException("an unusable task id");
        }
        Long nbItems = accepted.number("nbItems");
        if (!isNothing(nbItems) && taskId == null) {
            throw new UnusableAnswerException("no task id");
        }
        return new RetryAccepted(taskId, nbItems);
    }

    private static boolean isNothing(@Nullable Long nbItems) {
        return nbItems != null && nbItems == 0;
    }

    static KeyAccepted hyperAdmins(String body) throws UnusableAnswerException {
        JsonNode list = StrictJson.parse(body);
        if (!list.isArray()) {
            throw new UnusableAnswerException("not a list");
        }
        return new KeyAccepted(list.size());
    }
}
