package dev.redrive.ui.customers;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.NOON;
import static dev.redrive.testing.UiBench.TASK;
import static dev.redrive.testing.UiBench.TRIAL;
import static dev.redrive.testing.UiBench.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.journal.TestEntry;
import dev.redrive.keys.KeyState;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileBook;
import dev.redrive.profile.ProfileKind;
import dev.redrive.retry.TaskWatch;
import dev.redrive.testing.CustomerStates;
import dev.redrive.testing.HandExecutor;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.customers.BoardViewModel.Filter;
import dev.redrive.ui.customers.BoardViewModel.Row;
import dev.redrive.ui.desk.CustomerState;
import dev.redrive.ui.desk.CustomersModel;
import dev.redrive.ui.desk.Drawing;
import dev.redrive.ui.profiles.ProfilesModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BoardViewModelTest {

    private final UiBench bench = new UiBench();
    private final HandExecutor pulse = new HandExecutor();
    private ProfilesModel profiles = bench.profiles();

    private BoardViewModel board() {
        BoardViewModel board =
                new BoardViewModel(
                        new CustomersModel(
                                profiles,
                                bench.desk,
                                bench.journal,
                                bench.journal,
                                bench.background,
                                bench.formats,
                                Drawing.by(pulse)),
                        profiles.policy(),
                        bench.texts,
                        bench.formats,
                        pulse);
        settle();
        return board;
    }

    private void settle() {
        bench.work.runAll();
        pulse.runAll();
    }

    private static List<String> rows(BoardViewModel board) {
        return board.rows.stream()
                .map(row ->
                        switch (row) {
                            case Row.Heading(var group, var count) -> group + " " + count;
                            case Row.Entry(var customer) -> customer.state().profile().name();
                        })
                .toList();
    }

    @Test
    void customersStandInTheirGroups_andTheDemoInNone() {
        BoardViewModel board = board();
        assertThat(rows(board)).containsExactly("OTHERS 2", "ACME", "Trial");

        bench.start(TRIAL, ItemKind.TRIPS, TASK, 200);
        settle();

        assertThat(rows(board)).containsExactly("RUNNING 1", "Trial", "OTHERS 1", "ACME");
        assertThat(board.tiles.get().customers()).isEqualTo(2);
        assertThat(board.tiles.get().running()).isOne();
    }

    @Test
    void theFilterLeavesOutTheOthers_andFollows() {
        BoardViewModel board = board();
        board.filter.set(Filter.RUNNING);
        assertThat(rows(board)).isEmpty();
        assertThat(board.runningCustomers.get()).isZero();

        TaskWatch watch = bench.start(ACME, ItemKind.TRIPS, TASK, 200);
        settle();
        assertThat(rows(board)).containsExactly("RUNNING 1", "ACME");
        assertThat(board.runningCustomers.get()).isOne();

        watch.stop();
        settle();
        assertThat(rows(board)).isEmpty();
        board.filter.set(Filter.ALL);
        assertThat(rows(board)).contains("ACME", "Trial");
    }

    @ParameterizedTest
    @EnumSource(Filter.class)
    void noRowMovesUnderAPressedMouse_andAllFollowsOnceItIsLetGo(Filter filter) {
        BoardViewModel board = board();
        board.filter.set(filter);
        List<String> before = rows(board);

        board.pressed(true);
        bench.start(TRIAL, ItemKind.TRIPS, TASK, 200);
        settle();
        assertThat(rows(board)).isEqualTo(before);
        assertThat(board.tiles.get().running()).isOne();

        board.pressed(false);
        assertThat(rows(board)).as("before the press is answered").isEqualTo(before);
        settle();
        assertThat(rows(board))
                .isEqualTo(
                        switch (filter) {
                            case ALL -> List.of("RUNNING 1", "Trial", "OTHERS 1", "ACME");
                            case RUNNING -> List.of("RUNNING 1", "Trial");
                            case NEEDS_YOU -> before;
                        });
    }

    @Test
    void aPressThatNeverEnded_holdsNothingOnceTheBoardIsShownAgain() {
        BoardViewModel board = board();
        board.pressed(true);
        bench.start(TRIAL, ItemKind.TRIPS, TASK, 200);
        settle();

        board.seen(false);
        board.seen(true);

        assertThat(rows(board)).startsWith("RUNNING 1");
    }

    @Test
    void tilesAddUpWhatRuns_andSayWhatIsNotKnown() {
        BoardViewModel board = board();
        assertThat(board.tiles.get().processed()).isEqualTo("–");
        assertThat(board.tiles.get().longest()).isEqualTo("–");

        bench.service.says(said("IN_PROGRESS", 10_000_000L, 1L));
        bench.start(ACME, ItemKind.TRIPS, "a", 10_000_000);
        bench.start(TRIAL, ItemKind.TRIPS, "b", 10_000_000);
        bench.waiter.during(() -> bench.desk.watches().getFirst().stop());
        settle();

        assertThat(board.tiles.get().running()).isEqualTo(2);
        assertThat(board.tiles.get().taken()).startsWith("of ");
        assertThat(board.tiles.get().longest()).isEqualTo("–");
        assertThat(board.tiles.get().processedNote()).isEqualTo("not known of 2 lanes");
    }

    @Test
    void manyChangesCostOneUpdate() {
        List<Profile> many = many(50);
        BoardViewModel board = board();
        List<Object> tiles = new ArrayList<>();
        board.tiles.subscribe((_, now) -> tiles.add(now));

        for (int i = 0; i < 20; i++) {
            bench.start(many.get(i), ItemKind.TRIPS, "task " + i, 100);
        }
        assertThat(tiles).isEmpty();
        pulse.runFirst(); // All customers at once …
        pulse.runAll(); // … and the tiles once after them.

        assertThat(tiles).hasSize(1);
        assertThat(board.tiles.get().running()).isEqualTo(20);
    }

    /** Fifty with the same colour and the same first letters, some with odd names. */
    private List<Profile> many(int count) {
        List<Profile> many = new ArrayList<>();
        ProfileBook book = ProfileBook.EMPTY;
        for (int i = 0; i < count; i++) {
            String name =
                    switch (i) {
                        case 0 -> "Assurances " + "Mutuelles ".repeat(7);
                        case 1 -> "تأمين البحر";
                        case 2 -> "🚗 Assur Mobile";
                        default -> "Assurances Mutuelles " + i;
                    };
            Profile profile = UiBench.profile("p" + i, name.strip(), ProfileKind.PRODUCTION);
            many.add(profile);
            book = book.with(profile);
            bench.vault.keep(profile, UiBench.key("some-key-0123456789"));
        }
        profiles = bench.profiles(book);
        return many;
    }

    @Test
    void fiftyOfOneColourAndTheSameLetters_areAllListed() {
        many(50);

        assertThat(rows(board())).hasSize(51).contains("تأمين البحر", "🚗 Assur Mobile");
    }

    @Test
    void aCustomerThatIsRemoved_goesFromTheTable(@TempDir Path home) {
        profiles = bench.profiles(home.resolve("profiles.json"));
        BoardViewModel board = board();
        assertThat(board.indexOf(TRIAL.id())).isEqualTo(2);

        profiles.remove(TRIAL, _ -> {});
        bench.files.runAll();
        settle();

        assertThat(board.indexOf(TRIAL.id())).isEqualTo(-1);
        assertThat(rows(board)).containsExactly("OTHERS 1", "ACME");
        assertThat(board.tiles.get().customers()).isOne();
    }

    @Test
    void typingJumpsToAName() {
        profiles =
                bench.profiles(
                        Stream.of("Beta", "Bluecar", "Élan", "casco", "Casablanca", "Z 1", "Z 2")
                                .map(name ->
                                        UiBench.profile(
                                                name.replace(" ", ""), name, ProfileKind.TEST))
                                .reduce(ProfileBook.EMPTY, ProfileBook::with, (a, _) -> a));
        BoardViewModel board = board();
        assertThat(rows(board))
                .containsExactly(
                        "OTHERS 7", "Beta", "Bluecar", "Casablanca", "casco", "Z 1", "Z 2", "Élan");

        int at = board.jump("b", -1);
        assertThat(at).isEqualTo(1);
        at = board.jump("l", at);
        assertThat(at).isEqualTo(2);
        bench.clock.move(Duration.ofSeconds(2));
        assertThat(board.jump("e", at)).isEqualTo(7);
        bench.clock.move(Duration.ofSeconds(2));
        at = board.jump("c", 5);
        assertThat(at).isEqualTo(3);
        assertThat(board.jump("c", at)).isEqualTo(4); // The same letter goes on.
        bench.clock.move(Duration.ofSeconds(2));
        assertThat(board.jump("x", 4)).isEqualTo(-1);
        assertThat(board.isTyping()).isFalse();

        bench.clock.move(Duration.ofSeconds(2));
        at = board.jump("z", -1);
        assertThat(board.isTyping()).isTrue(); // A blank may follow.
        at = board.jump(" ", at);
        assertThat(board.jump("2", at)).isEqualTo(6);
        bench.clock.move(Duration.ofSeconds(2));
        assertThat(board.isTyping()).isFalse();
    }

    static Stream<Arguments> steps() {
        CustomerState idle = CustomerStates.of(ACME);
        return Stream.of(
                Arguments.of(idle, NextStep.RETRY_TRIPS),
                Arguments.of(
                        CustomerStates.of(
                                ACME,
                                TestEntry.entry("a", "t")
                                        .kind(ItemKind.CRASHES)
                                        .at(NOON)
                                        .report(3L, "COMPLETED", 0L)
                                        .ended(NOON)
                                        .build()),
                        NextStep.RETRY_CRASHES),
                Arguments.of(CustomerStates.of(ACME.readOnly(true)), NextStep.OPEN),
                Arguments.of(CustomerStates.with(ACME, KeyState.MISSING), NextStep.ENTER_KEY),
                Arguments.of(CustomerStates.with(ACME, KeyState.UNREAD), NextStep.OPEN),
                Arguments.of(CustomerStates.of(UiBench.DEMO), NextStep.OPEN));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void theNextStepIsTheOneThatCanBeTaken(CustomerState state, NextStep step) {
        assertThat(NextStep.of(state, false)).isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource({
        "'{', 'The policy of your organisation cannot be used'",
        "'{\"schema\": 1, \"readOnly\": true}', 'no retry can be requested from this computer'",
        "'{\"schema\": 1, \"serviceAddresses\": [\"https://a.example\"]}', 'no retry can be sent to'",
    })
    void retryThatTheOrganisationForbids_isNoNextStep(String policy, String why) {
        BoardViewModel board = board();
        CustomerState idle = CustomerStates.of(ACME);
        assertThat(board.step(idle)).isEqualTo(NextStep.RETRY_TRIPS);
        assertThat(board.whyNoRetry(idle)).isEmpty();

        bench.policy(policy);

        assertThat(board.step(idle)).isEqualTo(NextStep.OPEN);
        assertThat(board.whyNoRetry(idle)).contains(why);
        assertThat(board.step(CustomerStates.with(ACME, KeyState.MISSING)))
                .isEqualTo(NextStep.ENTER_KEY);
        bench.policy("");
        assertThat(board.step(idle)).isEqualTo(NextStep.RETRY_TRIPS);
    }
}
