package dev.redrive.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Sees, by the Flight Recorder, every file and connection that is touched and the calls that may
 * block.
 */
public final class Trace implements AutoCloseable {

    /** Input and output as the JDK reports it. */
    private static final List<String> IO =
            List.of(
                    "jdk.FileRead",
                    "jdk.FileWrite",
                    "jdk.FileForce",
                    "jdk.SocketRead",
                    "jdk.SocketWrite");

    /** Calls that report nothing by themselves: our own that may block, and looking at files. */
    static final List<String> CALLS =
            List.of(
                    "dev.redrive.enterprise.http.HttpEnterpriseApi::retry",
                    "dev.redrive.enterprise.http.HttpEnterpriseApi::task",
                    "dev.redrive.enterprise.http.HttpEnterpriseApi::checkKey",
                    "dev.redrive.profile.SessionKeyVault::find",
                    "dev.redrive.profile.SessionKeyVault::keep",
                    "dev.redrive.profile.SessionKeyVault::forget",
                    "dev.redrive.profile.ProfileStore::load",
                    "dev.redrive.profile.ProfileStore::save",
                    "dev.redrive.journal.MemoryJournal::begin",
                    "dev.redrive.journal.MemoryJournal::update",
                    "dev.redrive.journal.MemoryJournal::recent",
                    "dev.redrive.demo.DemoService::start",
                    "dev.redrive.app.LogFiles::open",
                    "java.net.InetAddress::getAllByName",
                    "java.nio.file.Files");

    private final Recording recording;

    private Trace(Recording recording) {
        this.recording = recording;
    }

    /** Looks from now on. */
    public static Trace begin() {
        Recording recording = new Recording();
        for (String name : IO) {
            recording.enable(name).withThreshold(Duration.ZERO).withStackTrace();
        }
        recording
                .enable("jdk.MethodTrace")
                .withThreshold(Duration.ZERO)
                .withStackTrace()
                .with("filter", String.join(";", CALLS));
        recording.start();
        return new Trace(recording);
    }

    /** Looks no longer; what was touched, in order. */
    public List<Touch> end() throws IOException {
        recording.stop();
        Path file = Files.createTempFile("redrive-trace", ".jfr");
        try {
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getStackTrace() != null)
                    .map(Trace::touch)
                    .sorted((a, b) -> a.at().compareTo(b.at()))
                    .toList();
        } finally {
            Files.delete(file);
            recording.close();
        }
    }

    /** Drops everything. */
    @Override
    public void close() {
        recording.close();
    }

    private static Touch touch(RecordedEvent event) {
        RecordedThread thread = event.getThread();
        RecordedStackTrace stack = Objects.requireNonNull(event.getStackTrace());
        String name = thread == null ? "" : Objects.requireNonNullElse(thread.getJavaName(), "");
        List<String> frames = stack.getFrames().stream().map(Trace::frame).toList();
        String type = event.getEventType().getName();
        return new Touch(
                event.getStartTime(),
                name,
                type.equals("jdk.MethodTrace") ? method(event) : type,
                target(event),
                frames);
    }

    private static String method(RecordedEvent event) {
        RecordedMethod method = event.getValue("method");
        return method.getType().getName() + "." + method.getName();
    }

    private static String target(RecordedEvent event) {
        if (event.hasField("path")) {
            return Objects.requireNonNullElse(event.getString("path"), "");
        }
        return event.hasField("port") ? event.getString("host") + ":" + event.getInt("port") : "";
    }

    private static String frame(RecordedFrame frame) {
        return frame.getMethod().getType().getName()
                + "."
                + frame.getMethod().getName()
                + ":"
                + frame.getLineNumber();
    }
}
