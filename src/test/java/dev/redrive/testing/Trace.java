package dev.redrive.testing;

import dev.redrive.ui.kit.FxExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.testfx.api.FxToolkit;

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
                    "dev.redrive.enterprise.http.HttpEnterpriseApi::route",
                    "dev.redrive.enterprise.http.HttpEnterpriseApi::administration",
                    "dev.redrive.enterprise.http.HttpAdministration::teams",
                    "dev.redrive.enterprise.http.HttpAdministration::createTeam",
                    "dev.redrive.enterprise.http.HttpAdministration::changeTeam",
                    "dev.redrive.enterprise.http.HttpAdministration::hyperAdmins",
                    "dev.redrive.enterprise.http.HttpAdministration::createHyperAdmin",
                    "dev.redrive.audit.AuditTrail::recordFirst",
                    "dev.redrive.audit.AuditTrail::head",
                    "dev.redrive.receiver.ReceiverCheck::run",
                    "dev.redrive.team.TeamLink::runs",
                    "dev.redrive.ui.start.ColleagueTasks::look",
                    "dev.redrive.connection.ConnectionDesk::network",
                    "dev.redrive.connection.ConnectionDesk::proxy",
                    "dev.redrive.connection.ConnectionDesk::choose",
                    "dev.redrive.connection.ConnectionDesk::certificates",
                    "dev.redrive.connection.ConnectionDesk::readCertificates",
                    "dev.redrive.connection.ConnectionDesk::trust",
                    "dev.redrive.connection.ConnectionDesk::distrust",
                    "dev.redrive.team.setup.TeamSetup::found",
                    "dev.redrive.team.setup.TeamSetup::password",
                    "dev.redrive.team.setup.TeamSetup::choose",
                    "dev.redrive.team.setup.TeamSetup::remove",
                    "dev.redrive.team.setup.TeamWalk::run",
                    "dev.redrive.keys.StoredKeyVault$ProtectedVault::find",
                    "dev.redrive.keys.StoredKeyVault$ProtectedVault::fetch",
                    "dev.redrive.keys.StoredKeyVault$ProtectedVault::keep",
                    "dev.redrive.keys.StoredKeyVault$ProtectedVault::forget",
                    "dev.redrive.keys.StoredKeyVault$SessionKeyVault::find",
                    "dev.redrive.keys.StoredKeyVault$SessionKeyVault::fetch",
                    "dev.redrive.keys.StoredKeyVault$SessionKeyVault::keep",
                    "dev.redrive.keys.StoredKeyVault$SessionKeyVault::forget",
                    "dev.redrive.keys.StoredKeyVault::find",
                    "dev.redrive.keys.StoredKeyVault::fetch",
                    "dev.redrive.keys.StoredKeyVault::keep",
                    "dev.redrive.keys.StoredKeyVault::forget",
                    "dev.redrive.keys.StoredKeyVault::probe",
                    "dev.redrive.keys.PassphraseFile::open",
                    "dev.redrive.keys.PassphraseFile::create",
                    "dev.redrive.keys.PassphraseFile::change",
                    "dev.redrive.keys.PassphraseFile::read",
                    "dev.redrive.keys.PassphraseFile::write",
                    "dev.redrive.testing.FakeKeychain::read",
                    "dev.redrive.testing.FakeKeychain::write",
                    "dev.redrive.testing.FakeKeychain::erase",
                    "dev.redrive.profile.ProfileStore::load",
                    "dev.redrive.profile.ProfileStore::change",
                    "dev.redrive.journal.MemoryJournal::begin",
                    "dev.redrive.journal.MemoryJournal::withdraw",
                    "dev.redrive.journal.MemoryJournal::update",
                    "dev.redrive.journal.MemoryJournal::recent",
                    "dev.redrive.journal.MemoryJournal::unfinished",
                    "dev.redrive.journal.MemoryJournal::check",
                    "dev.redrive.journal.MemoryJournal::find",
                    "dev.redrive.journal.MemoryJournal::count",
                    "dev.redrive.journal.MemoryJournal::all",
                    "dev.redrive.journal.MemoryJournal::samples",
                    "dev.redrive.journal.MemoryJournal::note",
                    "dev.redrive.journal.MemoryJournal::shareNote",
                    "dev.redrive.journal.MemoryJournal::removeStartedBefore",
                    "dev.redrive.journal.sqlite.SqliteTeam::resume",
                    "dev.redrive.journal.sqlite.SqliteTeam::repeat",
                    "dev.redrive.journal.sqlite.SqliteTeam::alive",
                    "dev.redrive.journal.sqlite.SqliteTeam::pending",
                    "dev.redrive.journal.sqlite.SqliteTeam::sent",
                    "dev.redrive.journal.sqlite.SqliteTeam::setAside",
                    "dev.redrive.journal.sqlite.SqliteTeam::refused",
                    "dev.redrive.journal.sqlite.SqliteTeam::ofOthers",
                    "dev.redrive.journal.sqlite.SqliteTeam::cursor",
                    "dev.redrive.journal.sqlite.SqliteTeam::keep",
                    "dev.redrive.journal.sqlite.SqliteTeam::open",
                    "dev.redrive.journal.sqlite.SqliteTeam::runs",
                    "dev.redrive.journal.sqlite.SqliteJournal::begin",
                    "dev.redrive.journal.sqlite.SqliteJournal::withdraw",
                    "dev.redrive.journal.sqlite.SqliteJournal::update",
                    "dev.redrive.journal.sqlite.SqliteJournal::updateAll",
                    "dev.redrive.journal.sqlite.SqliteJournal::recent",
                    "dev.redrive.journal.sqlite.SqliteJournal::unfinished",
                    "dev.redrive.journal.sqlite.SqliteJournal::check",
                    "dev.redrive.journal.sqlite.SqliteJournal::find",
                    "dev.redrive.journal.sqlite.SqliteJournal::count",
                    "dev.redrive.journal.sqlite.SqliteJournal::all",
                    "dev.redrive.journal.sqlite.SqliteJournal::samples",
                    "dev.redrive.journal.sqlite.SqliteJournal::note",
                    "dev.redrive.journal.sqlite.SqliteJournal::shareNote",
                    "dev.redrive.journal.sqlite.SqliteJournal::removeStartedBefore",
                    "dev.redrive.journal.RetryingJournal::begin",
                    "dev.redrive.journal.RetryingJournal::withdraw",
                    "dev.redrive.journal.RetryingJournal::update",
                    "dev.redrive.journal.RetryingJournal::progress",
                    "dev.redrive.journal.RetryingJournal::saveGathered",
                    "dev.redrive.journal.RetryingJournal::recent",
                    "dev.redrive.journal.RetryingJournal::readRecent",
                    "dev.redrive.journal.RetryingJournal::unfinished",
                    "dev.redrive.journal.RetryingJournal::check",
                    "dev.redrive.journal.RetryingJournal::find",
                    "dev.redrive.journal.RetryingJournal::count",
                    "dev.redrive.journal.RetryingJournal::all",
                    "dev.redrive.journal.RetryingJournal::samples",
                    "dev.redrive.journal.RetryingJournal::note",
                    "dev.redrive.journal.RetryingJournal::shareNote",
                    "dev.redrive.journal.RetryingJournal::removeStartedBefore",
                    "dev.redrive.journal.JournalDecorator::addEvent",
                    "dev.redrive.journal.JournalDecorator::events",
                    "dev.redrive.journal.RetryingJournal::addEvent",
                    "dev.redrive.journal.RetryingJournal::events",
                    "dev.redrive.journal.RetryingJournal::retries",
                    "dev.redrive.journal.RetryingJournal::marks",
                    "dev.redrive.journal.RetryingJournal::mark",
                    "dev.redrive.journal.RetryingJournal::outageTotals",
                    "dev.redrive.journal.RetryingJournal::outages",
                    "dev.redrive.journal.RetryingJournal::outage",
                    "dev.redrive.journal.RetryingJournal::search",
                    "dev.redrive.journal.sqlite.SqliteJournal::addEvent",
                    "dev.redrive.journal.sqlite.SqliteJournal::events",
                    "dev.redrive.journal.sqlite.SqliteJournal::retries",
                    "dev.redrive.journal.sqlite.SqliteJournal::marks",
                    "dev.redrive.journal.sqlite.SqliteJournal::mark",
                    "dev.redrive.journal.sqlite.SqliteJournal::outageTotals",
                    "dev.redrive.journal.sqlite.SqliteJournal::outages",
                    "dev.redrive.journal.sqlite.SqliteJournal::search",
                    "dev.redrive.journal.sqlite.SqliteJournal::outage",
                    "dev.redrive.journal.JournalDecorator::begin",
                    "dev.redrive.journal.JournalDecorator::withdraw",
                    "dev.redrive.journal.JournalDecorator::update",
                    "dev.redrive.journal.JournalDecorator::progress",
                    "dev.redrive.journal.JournalDecorator::recent",
                    "dev.redrive.journal.JournalDecorator::readRecent",
                    "dev.redrive.journal.JournalDecorator::unfinished",
                    "dev.redrive.journal.JournalDecorator::samples",
                    "dev.redrive.journal.JournalDecorator::check",
                    "dev.redrive.demo.DemoService::start",
                    "dev.redrive.app.log.LogFiles::open",
                    "java.net.InetAddress::getAllByName",
                    "java.nio.file.Files");

    private final Recording recording;
    private final long fxThread;

    private Trace(Recording recording, long fxThread) {
        this.recording = recording;
        this.fxThread = fxThread;
    }

    /** Looks from now on; starts JavaFX if it has not started. Never on its thread. */
    public static Trace begin() {
        // By its id: the recorder may still know it by the name it had before JavaFX named it.
        long fxThread = fxThreadId();
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
        return new Trace(recording, fxThread);
    }

    private static long fxThreadId() {
        try {
            FxToolkit.registerPrimaryStage();
            return new FxExecutor().call(() -> Thread.currentThread().threadId()).get();
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Looks no longer; what was touched, in order. */
    public List<Touch> end() throws IOException {
        recording.stop();
        Path file = Files.createTempFile("redrive-trace", ".jfr");
        try {
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getStackTrace() != null)
                    .map(this::touch)
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

    private Touch touch(RecordedEvent event) {
        RecordedThread thread = event.getThread();
        RecordedStackTrace stack = Objects.requireNonNull(event.getStackTrace());
        String name = thread == null ? "" : Objects.requireNonNullElse(thread.getJavaName(), "");
        List<String> frames = stack.getFrames().stream().map(Trace::frame).toList();
        String type = event.getEventType().getName();
        return new Touch(
                event.getStartTime(),
                name,
                thread != null && thread.getJavaThreadId() == fxThread,
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
