package dev.redrive.audit;

import dev.redrive.profile.Profile;
import dev.redrive.text.TextSanitizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns acts into the fields of lines, by the Elastic Common Schema where it has a name and below
 * {@code redrive} where it has none. Every text is one line, masked and of limited length.
 *
 * @param user the operating system's user
 * @param host what this computer is called; asked on the thread that writes
 * @param prose masks secrets in sentences
 * @param data masks secrets in names and ids
 */
public record AuditFields(
        String user,
        Supplier<String> host,
        UnaryOperator<String> prose,
        UnaryOperator<String> data) {

    private static final String ECS_VERSION = "8.17.0";
    private static final int LONGEST = 1_000;

    /**
     * What a line says about the trail itself.
     *
     * @param lost how many acts before it could not be written
     * @param cutBytes the length of an incomplete line before it, which a crash had left
     * @param isHeadMissing whether the kept head was gone, so that lines may be missing
     */
    record Remarks(long lost, long cutBytes, boolean isHeadMissing) {

        static final Remarks NONE = new Remarks(0, 0, false);
    }

    /** The fields of that act, for the line after the one where the chain stands. */
    Map<String, Object> of(Act act, Instant at, Link before, Remarks remarks) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("@timestamp", at.truncatedTo(ChronoUnit.MILLIS).toString());
        fields.put("ecs.version", ECS_VERSION);
        fields.put(AuditLine.SEQUENCE, before.sequence() + 1);
        fields.put("event.kind", "event");
        fields.put("event.action", act.kind().word());
        fields.put("event.outcome", act.outcome().word());
        text(fields, "user.name", user, data);
        text(fields, "host.name", host.get(), data);
        Profile profile = act.profile();
        if (profile != null) {
            text(fields, "redrive.profile.id", profile.id(), data);
            text(fields, "redrive.profile.name", profile.name(), data);
            text(fields, "redrive.profile.kind", Act.word(profile.kind()), data);
            text(fields, "url.domain", profile.host(), data);
        }
        fields.put("redrive.demo", profile != null && Profile.isDemo(profile.id()));
        if (act.items() != null) {
            fields.put("redrive.items", Act.word(act.items()));
        }
        text(fields, "redrive.task.id", act.taskId(), data);
        text(fields, "event.reason", act.reason(), prose);
        text(fields, "redrive.object", act.object(), data);
        text(fields, "redrive.result", act.result(), data);
        if (remarks.lost() > 0) {
            fields.put(AuditLine.LOST, remarks.lost());
        }
        if (remarks.cutBytes() > 0) {
            fields.put("redrive.audit.cut_bytes", remarks.cutBytes());
        }
        if (remarks.isHeadMissing()) {
            fields.put(AuditLine.HEAD_MISSING, true);
        }
        fields.put(AuditLine.PREVIOUS, before.hash());
        return fields;
    }

    /** Masked before it is cut, which could leave half a secret, and when it is one line. */
    private static void text(
            Map<String, Object> fields,
            String name,
            @Nullable String text,
            UnaryOperator<String> masked) {
        if (text == null || text.isEmpty()) {
            return;
        }
        String whole = masked.apply(TextSanitizer.oneLine(masked.apply(text)));
        fields.put(name, TextSanitizer.oneLine(whole, LONGEST));
    }
}
