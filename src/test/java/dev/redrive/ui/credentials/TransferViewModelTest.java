package dev.redrive.ui.credentials;

import static dev.redrive.testing.UiBench.ACME;
import static dev.redrive.testing.UiBench.DEMO;
import static dev.redrive.testing.UiBench.TRIAL;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redrive.policy.Managed;
import dev.redrive.profile.ImportedProfile;
import dev.redrive.profile.ImportedProfile.Choice;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileExchange;
import dev.redrive.profile.ProfileKind;
import dev.redrive.profile.ProfileStore;
import dev.redrive.testing.HandFileChoice;
import dev.redrive.testing.UiBench;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.profiles.ProfilesModel;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferViewModelTest {

    private static final String KEY = "acme-key-0123456789";
    private static final URI ELSEWHERE = URI.create("https://elsewhere.example");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    Path folder;

    private final UiBench bench = new UiBench();
    private final HandFileChoice files = bench.fileChoice;
    private final List<Problem> told = bench.told;
    private List<ImportedProfile> shown = List.of();
    private Path file = Path.of("");
    private ProfilesModel profiles = bench.profiles();
    private TransferViewModel model = transfer();

    private TransferViewModel transfer() {
        return new TransferViewModel(bench.kit, profiles, new ProfileExchange(), () -> "new");
    }

    @BeforeEach
    void withAKeyForAcme() {
        file = folder.resolve("profiles-elsewhere.json");
        files.answer(file);
        profiles = bench.profiles(folder.resolve("profiles.json"));
        profiles.save(ACME, UiBench.key(KEY), _ -> {});
        bench.files.runAll();
        model = transfer();
    }

    private void read(Profile... incoming) throws IOException {
        new ProfileExchange().write(List.of(incoming), true, file);
        model.importFrom(items -> shown = items);
        bench.work.runAll();
    }

    private void save(Choice choice) {
        model.save(model.outcomes(List.of(new TransferViewModel.Row(shown.getFirst(), choice))));
        bench.files.runAll();
    }

    private @Nullable Profile now(String id) {
        return profiles.profiles().stream().filter(p -> p.id().equals(id)).findFirst().orElse(null);
    }

    @Test
    void allButTheDemoGoOutWithoutTheirKeys() {
        model.exportAll(false);
        bench.work.runAll();

        assertThat(file).content().contains("ACME", "Trial").doesNotContain("Demo", KEY, "0123");
        assertThat(told)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.title())
                            .isEqualTo("2 profiles were exported, without their keys");
                    assertThat(problem.detail()).isEqualTo(file.toString());
                });
    }

    @Test
    void aNewOneIsAddedAndTheChoiceOfProfileStays() throws IOException {
        read(UiBench.profile("any", "South", ProfileKind.TEST));
        assertThat(model.before(shown.getFirst())).isEqualTo("Not here");

        save(shown.getFirst().proposal());

        assertThat(requireNonNull(now("new")).name()).isEqualTo("South");
        assertThat(profiles.chosen()).isEqualTo(ACME);
        assertThat(profiles.profiles()).last().isEqualTo(DEMO);
        assertThat(new ProfileStore(folder.resolve("profiles.json")).load().value().profiles())
                .hasSize(3);
    }

    @Test
    void nothingHereChangesBeforeItIsChosen() throws IOException {
        read(ACME.changed("acme", ProfileKind.TEST, ACME.colour(), ELSEWHERE));
        ImportedProfile item = shown.getFirst();

        assertThat(model.before(item)).isEqualTo("ACME · Production · Red · https://acme.example");
        assertThat(model.after(item, item.proposal())).isEqualTo("Unchanged");
        save(item.proposal());

        assertThat(now("acme")).isEqualTo(ACME);
        assertThat(told).last().extracting(Problem::title).isEqualTo("Nothing was changed");
    }

    @Test
    void aReplacedAddressTakesTheKeyAway() throws IOException {
        read(ACME.changed("ACME", ProfileKind.TEST, ACME.colour(), ELSEWHERE));
        assertThat(model.after(shown.getFirst(), Choice.REPLACE))
                .isEqualTo(
                        "ACME · Test · Red · https://elsewhere.example. The kept key is"
                                + " dropped because the address differs.");

        save(Choice.REPLACE);

        assertThat(requireNonNull(now("acme")).serviceUrl()).isEqualTo(ELSEWHERE);
        assertThat(profiles.keys().of(ACME).isAvailable()).isFalse();
        assertThat(bench.vault.find(ACME)).isNull();
    }

    @Test
    void aReplacedColourLeavesTheKey() throws IOException {
        read(ACME.changed("ACME", ACME.kind(), ACME.colour(), ACME.serviceUrl()).readOnly(true));

        save(Choice.REPLACE);

        assertThat(requireNonNull(now("acme")).readOnly()).isTrue();
        assertThat(profiles.keys().of(ACME).isAvailable()).isTrue();
    }

    @Test
    void theSameNameCanComeInUnderAnother() throws IOException {
        read(TRIAL.changed("Trial", ProfileKind.PRODUCTION, TRIAL.colour(), ELSEWHERE));

        save(Choice.ADD);

        assertThat(requireNonNull(now("new")).name()).isEqualTo("Trial (2)");
        assertThat(now("trial")).isEqualTo(TRIAL);
    }

    @Test
    void garbageIsSaidInASentenceAndChangesNothing() throws IOException {
        Files.writeString(file, "<html>");
        model.importFrom(items -> shown = items);
        bench.work.runAll();

        assertThat(shown).isEmpty();
        assertThat(told)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.title())
                            .isEqualTo("No profile was imported, nothing was changed");
                    assertThat(problem.detail()).startsWith("The file is not valid JSON");
                });
    }

    @Test
    void whereThereIsNoFileThatIsSaid() {
        model.importFrom(items -> shown = items);
        bench.work.runAll();

        assertThat(told).singleElement().extracting(Problem::detail).asString().contains("NoSuch");
    }

    @Test
    void canceledImport_changesNothing() {
        files.answer(null);
        model.importFrom(items -> shown = items);
        model.exportAll(false);

        assertThat(bench.work.size()).isZero();
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "en, ok, 'No profile was imported, nothing was changed', 'The address of South is not"
                + " allowed. Set by your organisation: use one of these addresses:"
                + " https://acme.example. Import the others without it.'",
        "fr, ok, 'Aucun profil n’a été importé, rien n’a été changé', 'L’adresse de South n’est pas"
                + " autorisée. Fixé par votre organisation : utilisez l’une de ces"
                + " adresses : https://acme.example. Importez les autres sans lui.'",
        "en, bad, 'No profile was imported, nothing was changed', 'The address of South is not"
                + " allowed. The policy of your organisation cannot be used, so this cannot be"
                + " changed now. Import the others without it.'",
    })
    void addressThatTheOrganisationForbids_isNotImported_norAnyOtherProfile_andThatIsSaid(
            String language, String policy, String title, String detail) throws IOException {
        UiBench other = new UiBench(Locale.of(language));
        profiles = other.profiles(folder.resolve("others.json"));
        model = new TransferViewModel(other.kit, profiles, new ProfileExchange(), () -> "new");
        other.policy(
                policy.equals("bad")
                        ? "{"
                        : Managed.json("\"serviceAddresses\": [\"https://acme.example\"]"));

        model.save(
                List.of(
                        ACME.readOnly(true),
                        UiBench.profile("south", "South", ProfileKind.TEST),
                        UiBench.profile("west", "West", ProfileKind.TEST)));
        other.files.runAll();

        assertThat(other.told)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.title()).isEqualTo(title);
                    assertThat(problem.detail()).isEqualTo(detail);
                });
        assertThat(profiles.profiles()).containsExactly(ACME, TRIAL, DEMO);
        assertThat(folder.resolve("others.json")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "KEYCHAIN, KEYCHAIN",
        "FILE, FILE",
        "SESSION, SESSION",
        "'FILE\",\"SESSION', SESSION"
    })
    void importedProfile_keepsItsKeyWhereTheOrganisationAllowsIt(String places, KeyStorage place)
            throws IOException {
        bench.policy(Managed.json("\"keyPlaces\": [\"" + places + "\"]"));
        read(UiBench.profile("any", "South", ProfileKind.TEST));

        save(Choice.ADD);

        assertThat(requireNonNull(now("new")).keyStorage()).isEqualTo(place);
    }

    @Test
    void importThatCannotBeSaved_saysWhyInWords() throws IOException {
        read(UiBench.profile("any", "South", ProfileKind.TEST));
        Files.delete(folder.resolve("profiles.json"));
        Files.createDirectories(folder.resolve("profiles.json/in the way"));

        save(Choice.ADD);

        assertThat(told).last().extracting(Problem::detail).asString().doesNotContain("Exception");
        assertThat(now("new")).isNull();
    }
}
