package dev.redrive.enterprise.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.redrive.enterprise.KeyAccepted;
import dev.redrive.enterprise.RetryAccepted;
import dev.redrive.enterprise.TaskSnapshot;
import dev.redrive.enterprise.TaskStatus;

/** Reads the documented bodies. */
final class AnswerReaders {

    private AnswerReaders() {}

    static TaskSnapshot task(String body) throws UnusableAnswerException {
        JsonFields task = JsonFields.of(StrictJson.parse(body));
        String status = task.text("status");
        return new TaskSnapshot(
                task.id("taskId"),
                task.time("createdAt"),
                task.time("completedAt"),
                task.text("type"),
                status == null ? null : TaskStatus.of(status),
                task.number("nbItems"),
                task.number("nbRemainingItems"));
    }

    /** A number that can not be read does not spoil an id: without the id the task is lost. */
    static RetryAccepted retry(String body) throws UnusableAnswerException {
        JsonFields accepted = JsonFields.of(StrictJson.parse(body));
        Long nbItems = accepted.numberIfUsable("nbItems");
        String taskId = accepted.id("taskId");
        if (taskId == null && (nbItems == null || nbItems != 0)) {
            throw new UnusableAnswerException("no task id");
        }
        return new RetryAccepted(taskId, nbItems);
    }

    static KeyAccepted hyperAdmins(String body) throws UnusableAnswerException {
        JsonNode list = StrictJson.parse(body);
        if (!list.isArray()) {
            throw new UnusableAnswerException("not a list");
        }
        return new KeyAccepted(list.size());
    }
}
