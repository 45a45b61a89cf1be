package dev.redrive.audit;

import dev.redrive.audit.Act.Kind;
import dev.redrive.audit.Act.Outcome;
import dev.redrive.audit.AuditWriter.Appended;
import dev.redrive.audit.AuditWriter.Limits;
import dev.redrive.audit.AuditWriter.Pending;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A trail in a folder, written line by line. */
final class TrailBench {

    static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    static final AuditFields FIELDS = new AuditFields("jo", () -> "desk", t -> t, t -> t);

    final AuditFolder folder;
    final AuditWriter writer;

    TrailBench(Path path) {
        this(path, Limits.STANDARD);
    }

    TrailBench(Path path, Limits limits) {
        folder = new AuditFolder(path);
        writer = new AuditWriter(folder, FIELDS, limits, Thread::onSpinWait);
    }

    static Act act(String object) {
        return Act.of(Kind.HISTORY_EXPORTED, Outcome.SUCCESS).withObject(object);
    }

    static Pending pending(Act act) {
        return new Pending(act, NOON, new CompletableFuture<>());
    }

    Appended append(String object, long lost) {
        return writer.append(List.of(pending(act(object))), lost);
    }

    /** Lines of their own. */
    TrailBench lines(int count) {
        for (int line = 1; line <= count; line++) {
            Appended appended = append("line " + line + ", é", 0);
            if (appended.trouble() != null) {
                throw new AssertionError(appended.trouble());
            }
        }
        return this;
    }

    List<String> read() throws IOException {
        return Files.readAllLines(folder.current());
    }

    /** Puts those lines in the place of what is there. */
    void write(List<String> lines) throws IOException {
        Files.writeString(folder.current(), lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(folder.current());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    AuditCheck.Result check() {
        return AuditCheck.of(folder);
    }

    /** The line and fault of a trail that is broken, or that it is whole, in words. */
    String said() {
        return switch (check()) {
            case AuditCheck.Result.NoTrail _ -> "none";
            case AuditCheck.Result.Whole whole ->
                    "whole " + whole.lines() + (whole.cutBytes() > 0 ? " and a part" : "");
            case AuditCheck.Result.Broken(var fault, var file, long line) ->
                    file.getFileName() + " " + line + " " + fault;
        };
    }
}
