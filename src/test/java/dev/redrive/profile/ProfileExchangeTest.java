package dev.redrive.profile;

import static dev.redrive.profile.Profiles.DEMO;
import static dev.redrive.profile.Profiles.NORTH;
import static dev.redrive.profile.Profiles.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.profile.ProfileExchange.Problem;
import dev.redrive.profile.ProfileExchange.Reading;
import dev.redrive.testing.OnEveryDisk;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEveryDisk
class ProfileExchangeTest {

    private static final String ONE =
            """
            {"format":"redrive-profiles","version":1,"profiles":[{"name":"North","kind":"TEST",
            "colour":"RED","serviceUrl":"https://n.example","readOnly":true}]}\
            """;

    @TempDir(factory = OnEveryDisk.Folder.class)
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    private final ProfileExchange exchange = new ProfileExchange();
    private int made;

    private Reading read(String content) throws IOException {
        return read(content.getBytes(StandardCharsets.UTF_8));
    }

    private Reading read(byte[] content) throws IOException {
        Path file = folder.resolve("in.json");
        Files.write(file, content);
        return exchange.read(file, () -> "new " + ++made);
    }

    @Test
    void exportedProfiles_areImportedWithNewIds() throws IOException {
        Path file = folder.resolve("out.json");
        exchange.write(List.of(NORTH.readOnly(true), TRIAL, DEMO), false, file);

        Reading reading = exchange.read(file, () -> "new " + ++made);

        assertThat(reading)
                .isEqualTo(
                        new Reading.Usable(
                                List.of(
                                        Profiles.profile("new 1", NORTH.name(), NORTH.kind())
                                                .readOnly(true),
                                        Profiles.profile("new 2", TRIAL.name(), TRIAL.kind()))));
        assertThat(file).content().doesNotContain("p-1", "p-2", "Demo");
    }

    @Test
    void receivingServers_goAlongOnlyWhereThatIsWanted_andAreToBeAllowedAgain() throws IOException {
        URI address = URI.create("https://push.north.example/trips");
        Profile north = NORTH.receivedBy(new Receiver(address, true));
        Path without = folder.resolve("without.json");
        Path with = folder.resolve("with.json");

        exchange.write(List.of(north, TRIAL), false, without);
        exchange.write(List.of(north, TRIAL), true, with);

        assertThat(without).content().doesNotContain("push.north", "receiver");
        assertThat(exchange.read(with, () -> "new " + ++made))
                .isEqualTo(
                        new Reading.Usable(
                                List.of(
                                        Profiles.profile("new 1", NORTH.name(), NORTH.kind())
                                                .receivedBy(new Receiver(address, false)),
                                        Profiles.profile("new 2", TRIAL.name(), TRIAL.kind()))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "null",
                "\"\"",
                "\"http://push.example/\"",
                "\"https://jo:pw@push.example/\"",
                "\"https://push.example/?token=x\"",
                "{\"address\":\"https://push.example/\"}",
            })
    void receivingServerThatCannotBeUsed_isABadProfile(String receiver) throws IOException {
        assertThat(
                        read(
                                "{\"format\":\"redrive-profiles\",\"version\":1,\"profiles\":[{"
                                        + "\"name\":\"North\",\"kind\":\"TEST\",\"colour\":\"RED\","
                                        + "\"serviceUrl\":\"https://a.example\",\"receiver\":"
                                        + receiver
                                        + "}]}"))
                .isEqualTo(wrong(Problem.BAD_PROFILE, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PK\u0003\u0004",
                "<html>",
                "{\"format\":\"redrive-profiles\"",
                "{\"format\":\"redrive-profiles\",\"format\":\"x\"}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
            })
    void garbageIsSaidToBe(String content) throws IOException {
        assertThat(read(content)).isIn(wrong(Problem.GARBAGE, 0), wrong(Problem.SOMETHING_ELSE, 0));
    }

    @Test
    void aFileWithoutEndIsNotReadToItsEnd() throws IOException {
        assertThat(read(new byte[(1 << 20) + 1])).isEqualTo(wrong(Problem.GARBAGE, 0));
    }

    @Test
    void aFileOfExactlyTheLargestSize_isRead() throws IOException {
        String padded = ONE + " ".repeat((1 << 20) - ONE.length());

        assertThat(read(padded)).isInstanceOf(Reading.Usable.class);
        assertThat(read(padded + " ")).isEqualTo(wrong(Problem.GARBAGE, 0));
    }

    @Test
    void aThousandProfiles_areTheMost() throws IOException {
        List<Profile> most = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            most.add(Profiles.profile("p-" + i, "Customer " + i, ProfileKind.TEST));
        }
        assertThat(read(exchange.bytes(most, true)))
                .isInstanceOfSatisfying(
                        Reading.Usable.class,
                        usable -> assertThat(usable.profiles()).hasSize(1_000));

        most.add(NORTH);
        assertThat(read(exchange.bytes(most, true))).isEqualTo(wrong(Problem.SOMETHING_ELSE, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"format\":\"redrive-profiles\",\"version\":1}",
                "{\"format\":\"redrive-profiles\",\"version\":1,\"profiles\":[]}",
                "{\"format\":\"redrive-profiles\",\"version\":0,\"profiles\":[{}]}",
                "{\"format\":\"redrive-profiles\",\"version\":\"1\",\"profiles\":[{}]}",
                "{\"schema\":1,\"profiles\":[]}"
            })
    void otherJsonIsSomethingElse(String content) throws IOException {
        assertThat(read(content)).isEqualTo(wrong(Problem.SOMETHING_ELSE, 0));
    }

    @Test
    void aNewerFileIsSaidToBe() throws IOException {
        assertThat(read(ONE.replace("\"version\":1", "\"version\":2")))
                .isEqualTo(wrong(Problem.NEWER, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "\"North\", \"\"",
        "\"North\", \"   \"",
        "\"North\", 7",
        "\"North\", \"No\\nrth\"",
        "\"North\", \"No\\u202Erth\"",
        "\"North\", \"No\\u200Brth\"",
        "TEST, DEMO",
        "TEST, test",
        "RED, PINK",
        "https://n.example, http://n.example",
        "\"North\", \"\\u3164\"",
        "\"North\", \"No\\u0085rth\"",
        "https://n.example, https://n_n.example",
        "https://n.example, https://n..example",
        "https://n.example, ftp://n.example",
        "https://n.example, https://user@n.example",
        "https://n.example, ''",
        "true, \"yes\""
    })
    void anUnusableProfile_isReportedByItsNumber(String part, String instead) throws IOException {
        assertThat(read(ONE)).isInstanceOf(Reading.Usable.class);
        assertThat(read(ONE.replace(part, instead))).isEqualTo(wrong(Problem.BAD_PROFILE, 1));
    }

    @Test
    void anAddressWithoutEncryption_isRefused_evenToThisComputer() throws IOException {
        assertThat(read(ONE.replace("https://n.example", "http://localhost:8080")))
                .isEqualTo(wrong(Problem.PLAIN_HTTP, 1));
    }

    @Test
    void whatIsLongerThanANameOrAnAddress_isRefused() throws IOException {
        assertThat(read(ONE.replace("North", "N".repeat(201))))
                .isEqualTo(wrong(Problem.BAD_PROFILE, 1));
        assertThat(read(ONE.replace("n.example", "n.example/" + "a".repeat(900))))
                .isEqualTo(wrong(Problem.BAD_PROFILE, 1));
    }

    @Test
    void aNameThatIsThereTwiceIsRefused() throws IOException {
        String twice = ONE.replace("}]}", "},{\"name\":\" NORTH\",\"kind\":\"TEST\",");
        assertThat(read(twice + "\"colour\":\"RED\",\"serviceUrl\":\"https://m.example\"}]}"))
                .isEqualTo(wrong(Problem.NAME_TWICE, 2));
    }

    @Test
    void keysAndIdsInAFile_areIgnored() throws IOException {
        Reading reading =
                read(ONE.replace("\"name\"", "\"id\":\"p-1\",\"apiKey\":\"secret\",\"name\""));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Usable.class,
                        usable -> {
                            assertThat(usable.profiles())
                                    .singleElement()
                                    .extracting(Profile::id)
                                    .isEqualTo("new 1");
                            assertThat(usable.toString()).doesNotContain("secret");
                        });
    }

    @Test
    void noDamageMakesItThrow() throws IOException {
        Random random = new Random(7);
        byte[] whole = ONE.getBytes(StandardCharsets.UTF_8);
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            byte[] damaged = whole.clone();
            for (int hits = random.nextInt(1, 4); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            readings.add(read(damaged));
        }

        assertThat(readings).hasSize(500).anyMatch(Reading.Wrong.class::isInstance);
    }

    private static Reading wrong(Problem problem, int which) {
        return new Reading.Wrong(problem, which);
    }
}
