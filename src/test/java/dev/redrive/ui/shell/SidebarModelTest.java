package dev.redrive.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.enterprise.ItemKind;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileBook;
import dev.redrive.profile.ProfileKind;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.desk.CustomersModel;
import dev.redrive.ui.desk.Drawing;
import dev.redrive.ui.profiles.ProfilesModel;
import dev.redrive.ui.shell.SidebarModel.Row;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SidebarModelTest {

    private final UiBench bench = new UiBench();

    private SidebarModel of(String... names) {
        ProfileBook book = ProfileBook.EMPTY;
        for (int i = 0; i < names.length; i++) {
            book = book.with(UiBench.profile("p" + i, names[i], ProfileKind.TEST));
        }
        ProfilesModel profiles = bench.profiles(book);
        return new SidebarModel(
                new CustomersModel(
                        profiles,
                        bench.desk,
                        bench.journal,
                        bench.journal,
                        bench.background,
                        bench.formats,
                        Drawing.by(Runnable::run)));
    }

    private static List<String> rows(SidebarModel model) {
        return model.rows.stream()
                .map(row ->
                        switch (row) {
                            case Row.Heading head ->
                                    head.group()
                                            + " "
                                            + head.count()
                                            + (head.isFolded() ? " folded" : "");
                            case Row.Entry entry -> entry.customer().state().profile().name();
                        })
                .toList();
    }

    @Test
    void customersStandUnderTheirGroups_theDemoLast() {
        SidebarModel model = of("North", "South");
        assertThat(rows(model)).containsExactly("OTHERS 2", "North", "South", "DEMO 1", "Demo");

        Profile south = UiBench.profile("p1", "South", ProfileKind.TEST);
        bench.vault.keep(south, UiBench.key("south-key-0123456789"));
        bench.start(south, ItemKind.TRIPS, UiBench.TASK, 10);

        assertThat(rows(model))
                .containsExactly("RUNNING 1", "South", "OTHERS 1", "North", "DEMO 1", "Demo");
    }

    @ParameterizedTest
    @CsvSource({
        "'', Éclair|North|South|Demo",
        "ec, Éclair",
        "OUTH, South",
        "' o ', North|South|Demo",
        "zz, ''"
    })
    void theSearchFindsPartsOfNames_withoutRegardToCaseAndAccents(String search, String found) {
        SidebarModel model = of("North", "South", "Éclair");

        model.search.set(search);

        assertThat(rows(model).stream().filter(row -> !row.matches(".* \\d+")).toList())
                .containsExactlyInAnyOrderElementsOf(
                        found.isEmpty() ? List.of() : List.of(found.split("\\|", -1)));
    }

    @Test
    void manyOthersAreFoldedAway_butNotTheOneThatIsOpenNorWhatIsSearched() {
        String[] names =
                IntStream.range(0, 20)
                        .mapToObj(i -> "Customer %02d".formatted(i))
                        .toArray(String[]::new);
        SidebarModel model = of(names);
        assertThat(rows(model)).containsExactly("OTHERS 20 folded", "DEMO 1", "Demo");

        model.open("p7");
        assertThat(rows(model))
                .containsExactly("OTHERS 20 folded", "Customer 07", "DEMO 1", "Demo");

        model.search.set("19");
        assertThat(rows(model)).containsExactly("OTHERS 1", "Customer 19");
        assertThat(Objects.requireNonNull(model.first()).id()).isEqualTo("p19");

        model.search.set("");
        model.fold();
        assertThat(rows(model)).hasSize(23);
    }
}
