package dev.redrive.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.redrive.files.JsonFile.Refusal;
import dev.redrive.files.SafeFile.DanglingLinkException;
import dev.redrive.testing.OnEveryDisk;
import dev.redrive.testing.QuietLogs;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that anybody may have changed, damaged, locked or replaced by something else. */
@OnEveryDisk
class JsonFileTest {

    private static final String WORD = "{\"schema\":1,\"word\":\"%s\"}";

    @TempDir(factory = OnEveryDisk.Folder.class)
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path temporary;

    private Path path = Path.of("");
    private JsonFile<String> file = new JsonFile<>(path, new OneWord(), 100);
    private QuietLogs quiet = new QuietLogs();

    /** A file that holds one word. */
    private static final class OneWord implements JsonFile.Format<String> {

        @Override
        public int schema() {
            return 1;
        }

        @Override
        public String empty() {
            return "";
        }

        @Override
        public String read(JsonContent content, List<Flaw> flaws) throws IOException {
            String word = content.root().path("word").textValue();
            if (word == null) {
                throw new IOException("no word");
            }
            if (word.startsWith("?")) {
                flaws.add(new Flaw(content.line("/word"), "", "word", word, "fine"));
                return "fine";
            }
            return word;
        }

        @Override
        public void write(String value, ObjectNode root) {
            root.put("word", value);
        }
    }

    @BeforeEach
    void inAFolder() throws IOException {
        quiet = new QuietLogs(JsonFile.class);
        path = Files.createDirectory(temporary.resolve("home")).resolve("word.json");
        file = new JsonFile<>(path, new OneWord(), 100);
    }

    @AfterEach
    void loudAgain() {
        quiet.close();
    }

    static Stream<byte[]> damaged() {
        return Stream.of(
                        bytes("", StandardCharsets.UTF_8),
                        bytes("garbage", StandardCharsets.UTF_8),
                        bytes("{\"schema\":1,\"word\":\"cut", StandardCharsets.UTF_8),
                        bytes("{\"schema\":1,\"word\":\"caf\u00e9\"}", StandardCharsets.ISO_8859_1),
                        bytes("{\"schema\":1}", StandardCharsets.UTF_8),
                        bytes("{\"word\":\"x\"}", StandardCharsets.UTF_8),
                        bytes(
                                "{\"schema\":1,\"word\":\"x\",\"word\":\"y\"}",
                                StandardCharsets.UTF_8),
                        bytes(WORD + " more", StandardCharsets.UTF_8),
                        bytes("[".repeat(99), StandardCharsets.UTF_8),
                        bytes(" ".repeat(101), StandardCharsets.UTF_8),
                        new byte[64])
                .map(byte[].class::cast);
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void damagedContent_isSetAside_andSavingContinues(byte[] content) throws IOException {
        Files.write(path, content);

        JsonFile.Found<String> found = file.read();

        assertThat(found.setAside()).hasBinaryContent(content);
        assertThat(found.refusal()).isNull();
        assertThat(path).doesNotExist();
        assertThat(change("seen", "next").value()).isEqualTo("next");
        assertThat(file.read().value()).isEqualTo("next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkAndAnotherEditorsEncodingAreRead(String charset) throws IOException {
        Files.write(path, bytes("\uFEFF" + WORD.formatted("caf\u00e9"), Charset.forName(charset)));

        assertThat(file.read().value()).isEqualTo("caf\u00e9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone.json", "gone/word.json", "../gone/word.json", "link.json"})
    void aLinkThatLeadsToNothingIsLeftAloneUntilItLeadsSomewhere(String target) throws Exception {
        Path to = path.resolveSibling(target.replace("link", "gone"));
        if (target.equals("link.json")) {
            Files.createSymbolicLink(path.resolveSibling(target), to);
        }
        Files.createSymbolicLink(path, path.getFileSystem().getPath(target));

        assertThat(file.read().why()).isInstanceOf(DanglingLinkException.class);
        assertThat(file.read().refusal()).isEqualTo(Refusal.UNREADABLE);
        assertThatIOException().isThrownBy(() -> change("seen", "next"));
        assertThat(path).isSymbolicLink();
        assertThat(to).doesNotExist();

        Files.createDirectories(to.getParent());
        Files.writeString(to, WORD.formatted("back"));
        assertThat(change("back", "next").value()).isEqualTo("next");
        assertThat(to).content().contains("next");
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void aPathThatIsNotAFile_isLeftAlone_andNeverReplaced() throws Exception {
        Files.createDirectory(path);
        assertLeftAlone();
        Files.delete(path);

        assumeTrue(
                OnEveryDisk.Folder.isReal(path) && Files.exists(Path.of("/dev/zero")),
                "no devices");
        new ProcessBuilder("mkfifo", path.toString()).start().waitFor();
        assertLeftAlone();
        Files.delete(path);

        // A device of its own: the system's would be moved away if it were taken for a file.
        if (new ProcessBuilder("mknod", path.toString(), "c", "1", "5").start().waitFor() == 0) {
            assertLeftAlone();
            Files.delete(path);
        }

        Files.createSymbolicLink(path, path);
        assertLeftAlone();
    }

    @Test
    void anUnreadableFile_isLeftAlone_andUsedOnceItIsReadable() throws IOException {
        Path unreadable = Path.of("/proc/self/mem"); // A file whose beginning nobody can read.
        assumeTrue(OnEveryDisk.Folder.isReal(path) && Files.exists(unreadable), "not a Linux");
        Files.createSymbolicLink(path, unreadable);
        assertLeftAlone();

        Files.delete(path);
        Files.writeString(path, WORD.formatted("mended"));

        assertThat(file.read().value()).isEqualTo("mended");
        assertThat(change("mended", "next").value()).isEqualTo("next");
    }

    private void assertLeftAlone() {
        JsonFile.Found<String> found = file.read();

        assertThat(found.refusal()).isEqualTo(Refusal.UNREADABLE);
        assertThat(found.why()).isNotNull();
        assertThat(found.setAside()).isNull();
        assertThatIOException().isThrownBy(() -> change("", "next"));
        assertThat(path.getParent()).isDirectoryContaining(path::equals);
        assertThat(path.getParent()).isDirectoryNotContaining(other -> !other.equals(path));
    }

    @Test
    void aFileOfANewerProgramIsReadAndNeverReplaced() throws IOException {
        for (String rest : List.of("\"word\":\"x\"", "\"words\":[]")) {
            String newer = "{\"schema\":2," + rest + "}";
            Files.writeString(path, newer);

            boolean understood = rest.contains("word\"");
            assertThat(file.read().refusal())
                    .isEqualTo(understood ? Refusal.NEWER_VERSION : Refusal.UNREADABLE);
            assertThatIOException().isThrownBy(() -> change("", "next"));
            assertThat(path).content().isEqualTo(newer);
        }
    }

    @Test
    void aChangeIsAppliedToWhatIsThereNow() throws IOException {
        Files.writeString(path, WORD.formatted("theirs"));

        JsonFile.Changed<String> changed =
                file.change("seen", word -> word + "+mine", (_, _) -> false);

        assertThat(changed).isEqualTo(new JsonFile.Changed<>("theirs", "theirs+mine", false, null));
        assertThat(file.read().value()).isEqualTo("theirs+mine");
    }

    @Test
    void aConflictChangesNothing() throws IOException {
        Files.writeString(path, WORD.formatted("theirs"));

        JsonFile.Changed<String> changed =
                file.change("seen", _ -> "mine", (seen, now) -> !seen.equals(now));

        assertThat(changed).isEqualTo(new JsonFile.Changed<>("theirs", "theirs", true, null));
        assertThat(path).content().isEqualTo(WORD.formatted("theirs"));
    }

    @ParameterizedTest
    @ValueSource(ints = {68, 71, 200, 10_000})
    void aChangeThatWouldNotBeReadAgain_isRefused_andTheFileStays(int length) throws IOException {
        Files.writeString(path, WORD.formatted("before"));

        assertThatIOException().isThrownBy(() -> change("before", "x".repeat(length)));

        assertThat(path).content().isEqualTo(WORD.formatted("before"));
        change("before", "x".repeat(67));
        assertThat(file.read().value()).hasSize(67);
    }

    @Test
    void aFileThatWasDeletedIsWrittenFromWhatWasSeen() throws IOException {
        assertThat(change("seen", "next").found()).isEqualTo("seen");
        assertThat(file.read().value()).isEqualTo("next");
    }

    @Test
    void aFileNotFullyUnderstood_isCopiedBeforeItIsReplaced() throws IOException {
        String flawed = "{\"schema\":1,\n\n\"word\":\"?\u202Edrow\"}";
        Files.writeString(path, flawed);

        assertThat(file.read().flaws())
                .containsExactly(new Flaw(3, "", "word", "?\uFFFDdrow", "fine"));
        change("fine", "fine");
        assertThat(path).content().as("not touched without need").isEqualTo(flawed);
        change("fine", "next");

        assertThat(file.read().flaws()).isEmpty();
        try (Stream<Path> beside = Files.list(path.getParent())) {
            assertThat(beside.filter(other -> !other.equals(path)))
                    .singleElement()
                    .satisfies(copy -> assertThat(copy).content().isEqualTo(flawed));
        }
    }

    @Test
    void aLinkToADamagedFileStaysALink() throws IOException {
        Path target = Files.writeString(temporary.resolve("real.json"), "garbage");
        Files.createSymbolicLink(path, target);

        assertThat(file.read().setAside()).content().isEqualTo("garbage");
        change("", "next");

        assertThat(path).isSymbolicLink();
        assertThat(target).content().contains("next");
    }

    private JsonFile.Changed<String> change(String seen, String next) throws IOException {
        return file.change(seen, _ -> next, (_, _) -> false);
    }
}
