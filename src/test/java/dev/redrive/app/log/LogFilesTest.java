package dev.redrive.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.keys.ApiKey;
import dev.redrive.keys.Redactor;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilesTest {

    private static final String KEY = "k3y/known+to=the\"test";
    private static final System.Logger OWN = System.getLogger("dev.redrive.app.log.LogFilesTest");
    private static final System.Logger FOREIGN = System.getLogger("jdk.httpclient.HttpClient");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    private final Redactor redactor = new Redactor();
    private final List<Handler> before = List.of(Logger.getLogger("").getHandlers());
    private final LogFiles logs = LogFiles.install(redactor);

    @AfterEach
    void giveBack() {
        logs.close();
    }

    @Test
    void aKeyIsInNoPartOfTheFile() throws IOException {
        redactor.protect(KEY.toCharArray());
        IOException withKey = new IOException("refused " + KEY, new IllegalStateException(KEY));
        withKey.addSuppressed(new RuntimeException("while closing " + KEY, withKey));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("https://example.com"))
                        .header("X-DQ-Enterprise-Api-Key", "an0ther-never-protected")
                        .build();

        OWN.log(Level.INFO, "in the message " + KEY);
        OWN.log(Level.INFO, "in a parameter {0} and {1}", KEY, Map.of("key", List.of(KEY)));
        OWN.log(Level.ERROR, "in a throwable", new RuntimeException("outer", withKey));
        OWN.log(Level.INFO, "as an object {0}", ApiKey.of(KEY.toCharArray()));
        FOREIGN.log(Level.WARNING, "HEADERS: " + request.headers());
        FOREIGN.log(
                Level.WARNING, "POST /\n  x-dq-enterprise-api-key: " + KEY + "\n  accept: text");
        assertThat(logs.open(temporary)).isNull();
        OWN.log(Level.WARNING, () -> "after opening " + KEY, withKey);
        logs.close();

        assertThat(Files.readString(temporary.resolve("redrive-0.log")))
                .contains("in the message ***", "in a parameter *** and {key=[***]}", "masked")
                .contains("caused by java.io.IOException: refused ***")
                .contains("caused by java.lang.IllegalStateException: ***")
                .contains("suppressed java.lang.RuntimeException: while closing ***")
                .contains("after opening ***", "accept: text")
                .doesNotContain("k3y")
                .doesNotContain("an0ther");
    }

    @Test
    void everyRecordIsOneLine() throws IOException {
        OWN.log(Level.INFO, "first\r\n2026-01-01T00:00:00Z forged", new IOException("two\nlines"));
        OWN.log(Level.INFO, "x".repeat(100_000));

        List<String> lines = written();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst())
                .matches(
                        "\\S+Z INFO \\[\\d+] dev\\.redrive\\.app\\.log\\.LogFilesTest first \\| .*")
                .contains("java.io.IOException: two | lines | at ");
        assertThat(lines.getLast()).hasSizeLessThan(33_000).endsWith("(cut)");
    }

    @Test
    void aKeyThatBecameKnownAfterTheRecordIsMaskedToo() throws IOException {
        OWN.log(Level.INFO, "early " + KEY);
        redactor.protect(KEY.toCharArray());

        assertThat(written()).singleElement().asString().endsWith("early ***");
    }

    @Test
    void librariesAreLoggedFromWarningsUpwards() throws IOException {
        FOREIGN.log(Level.INFO, "foreign chat");
        FOREIGN.log(Level.WARNING, "foreign warning");
        Logger talkative = Logger.getLogger("dev.redrivel");
        talkative.setLevel(java.util.logging.Level.ALL);
        talkative.info("a namesake's chat");
        OWN.log(Level.DEBUG, "own detail");
        OWN.log(Level.INFO, "own news");

        assertThat(String.join("\n", written()))
                .contains("foreign warning", "own news")
                .doesNotContain("chat")
                .doesNotContain("detail");
    }

    @Test
    void beforeThereIsAFileTheLatestRecordsAreHeld() throws IOException {
        for (int i = 0; i < 1_500; i++) {
            OWN.log(Level.INFO, "record {0}", "number-" + i);
        }

        assertThat(written()).hasSize(1_000).last().asString().endsWith("number-1499");
    }

    @Test
    void aFileThatCannotBeOpened_isReported_andNothingIsLost() throws IOException {
        Path inTheWay = Files.writeString(temporary.resolve("file"), "");
        OWN.log(Level.INFO, "still there");

        assertThat(logs.open(inTheWay.resolve("logs"))).isNotNull();
        assertThat(written()).singleElement().asString().endsWith("still there");
    }

    @Test
    void theFilesRotate() throws IOException {
        Path folder = temporary.resolve("100%t");
        assertThat(logs.open(folder)).isNull();
        for (int i = 0; i < 300; i++) {
            OWN.log(Level.INFO, "y".repeat(30_000));
        }
        logs.close();

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(5)
                    .allSatisfy(file -> assertThat(Files.size(file)).isLessThan(1_100_000))
                    .allSatisfy(LogFilesTest::assertClosedToOthers);
        }
    }

    private static void assertClosedToOthers(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void noLogIsWrittenThroughALinkOrIntoAPipe() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("logs"));
        Path elsewhere = Files.writeString(temporary.resolve("elsewhere"), "as it was");
        Path log = Files.createSymbolicLink(folder.resolve("redrive-0.log"), elsewhere);
        OWN.log(Level.INFO, "still there");

        assertThat(logs.open(folder)).isNotNull();
        assertThat(elsewhere).content().isEqualTo("as it was");

        Files.delete(log);
        Files.createDirectory(log);
        assertThat(logs.open(folder)).isNotNull();

        Files.delete(log);
        assertThat(written()).singleElement().asString().endsWith("still there");
    }

    @Test
    void loggingIsGivenBackAsItWasFound() {
        logs.close();
        logs.close();

        assertThat(Logger.getLogger("").getHandlers()).containsExactlyElementsOf(before);
    }

    private List<String> written() throws IOException {
        Path folder = temporary.resolve("logs");
        assertThat(logs.open(folder)).isNull();
        logs.close();
        return Files.readAllLines(folder.resolve("redrive-0.log"));
    }
}
