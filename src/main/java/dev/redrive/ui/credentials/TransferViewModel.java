package dev.redrive.ui.credentials;

import dev.redrive.audit.Act;
import dev.redrive.audit.Audit;
import dev.redrive.policy.Policy;
import dev.redrive.profile.ImportedProfile;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileExchange;
import dev.redrive.profile.ProfileKind;
import dev.redrive.ui.kit.Background;
import dev.redrive.ui.kit.FailureTexts.FileFailures;
import dev.redrive.ui.kit.FileChoice;
import dev.redrive.ui.kit.Problem;
import dev.redrive.ui.kit.Texts;
import dev.redrive.ui.kit.UiKit;
import dev.redrive.ui.profiles.ForbiddenProfileException;
import dev.redrive.ui.profiles.PolicyTexts;
import dev.redrive.ui.profiles.ProfilesModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Exports and imports profiles, without keys. Nothing on this computer is changed before the user
 * has compared it with what would be imported. JavaFX thread.
 */
public final class TransferViewModel {

    private static final String WRONG = "transfer.wrong.";
    private static final String ENDING = "json";

    /** What came of reading: what is in the file, or what to say. */
    private record Read(List<ImportedProfile> items, @Nullable Supplier<Problem> problem) {}

    private final ProfilesModel profiles;
    private final ProfileExchange exchange;
    private final Background background;
    private final FileChoice files;
    private final Supplier<String> ids;
    private final Texts texts;
    private final Consumer<Supplier<Problem>> banner;
    private final Audit audit;

    /**
     * @param ids makes an id for each profile that comes in
     */
    public TransferViewModel(
            UiKit kit, ProfilesModel profiles, ProfileExchange exchange, Supplier<String> ids) {
        this.profiles = profiles;
        this.exchange = exchange;
        this.background = kit.background();
        this.files = kit.files();
        this.ids = ids;
        this.texts = kit.texts();
        this.banner = kit.problems()::showNow;
        this.audit = kit.audit();
    }

    /** Whether a profile has the address of its receiving server, which is to be asked for. */
    boolean hasReceivers() {
        return profiles.profiles().stream().anyMatch(profile -> profile.receiver() != null);
    }

    /**
     * Lets the user choose a file and writes all saved profiles into it.
     *
     * @param withReceivers whether with the addresses of their receiving servers
     */
    void exportAll(boolean withReceivers) {
        List<Profile> saved =
                profiles.profiles().stream().filter(p -> p.kind() != ProfileKind.DEMO).toList();
        if (saved.isEmpty()) {
            banner.accept(() -> notice(texts.get("transfer.nothing"), ""));
            return;
        }
        Path file =
                files.toWrite(
                        texts.get("transfer.exportTitle"),
                        texts.get("transfer.fileName") + "." + ENDING,
                        texts.get("transfer.fileType"));
        if (file != null) {
            background.run(() -> written(saved, withReceivers, file)).then(banner);
        }
    }

    private Supplier<Problem> written(List<Profile> saved, boolean withReceivers, Path file) {
        try {
            exchange.write(saved, withReceivers, file);
            record(Act.Outcome.SUCCESS, file);
            return () -> notice(texts.get("transfer.exported", saved.size()), file.toString());
        } catch (IOException e) {
            record(Act.Outcome.FAILURE, file);
            return () -> error(texts.get("transfer.notExported"), reason(e, file));
        }
    }

    private void record(Act.Outcome outcome, Path file) {
        audit.record(Act.of(Act.Kind.PROFILES_EXPORTED, outcome).withObject(file.toString()));
    }

    /**
     * Lets the user choose a file and reads it.
     *
     * @param show is given what is in it, if that can be used
     */
    void importFrom(Consumer<List<ImportedProfile>> show) {
        Path file =
                files.toRead(
                        texts.get("transfer.importTitle"),
                        List.of(ENDING),
                        texts.get("transfer.fileType"));
        if (file == null) {
            return;
        }
        List<Profile> here = List.copyOf(profiles.profiles());
        Policy policy = profiles.policy().now();
        background
                .run(() -> read(file, here, policy))
                .then(read -> {
                    if (read.problem() == null) {
                        show.accept(read.items());
                    } else {
                        banner.accept(read.problem());
                    }
                });
    }

    private Read read(Path file, List<Profile> here, Policy policy) {
        try {
            return switch (exchange.read(file, ids)) {
                case ProfileExchange.Reading.Usable(var incoming) ->
                        new Read(
                                ImportedProfile.compare(here, keyedWhereAllowed(incoming, policy)),
                                null);
                case ProfileExchange.Reading.Wrong(var problem, int which) ->
                        new Read(
                                List.of(),
                                () ->
                                        error(
                                                texts.get("transfer.notImported"),
                                                texts.get(WRONG + problem.name(), which, file)));
            };
        } catch (IOException e) {
            return new Read(
                    List.of(), () -> error(texts.get("transfer.notImported"), reason(e, file)));
        }
    }

    /** Where a key is to be kept is not in the file. */
    private static List<Profile> keyedWhereAllowed(List<Profile> incoming, Policy policy) {
        return incoming.stream()
                .map(profile -> profile.keptIn(policy.allowed(profile.keyStorage())))
                .toList();
    }

    /**
     * Saves what was chosen, all or nothing.
     *
     * @param outcomes what the user saw and chose
     */
    void save(List<Profile> outcomes) {
        if (outcomes.isEmpty()) {
            banner.accept(() -> notice(texts.get("transfer.imported", 0), ""));
            return;
        }
        profiles.saveAll(
                outcomes,
                failure ->
                        banner.accept(() ->
                                failure == null
                                        ? notice(
                                                texts.get("transfer.imported", outcomes.size()),
                                                texts.get("transfer.importedDetail"))
                                        : error(
                                                texts.get("transfer.notImported"),
                                                whyNotSaved(failure))));
    }

    private String whyNotSaved(Exception failure) {
        return switch (failure) {
            case ForbiddenProfileException forbidden -> {
                Profile profile = forbidden.profile();
                String why =
                        new PolicyTexts(texts)
                                .whyNot(profiles.policy().now(), profile.serviceUrl());
                yield texts.get("transfer.forbidden", profile.name(), why);
            }
            case IOException trouble -> FileFailures.reason(texts, trouble);
            default -> String.valueOf(failure.getMessage());
        };
    }

    /** What each row says would be saved; nothing for those that change nothing. */
    List<Profile> outcomes(List<Row> rows) {
        List<Profile> outcomes = new ArrayList<>();
        for (Row row : rows) {
            Profile outcome = row.item().outcome(row.choice());
            if (outcome != null) {
                outcomes.add(outcome);
            }
        }
        return List.copyOf(outcomes);
    }

    /**
     * A row of the dialog.
     *
     * @param choice what is chosen for it
     */
    record Row(ImportedProfile item, ImportedProfile.Choice choice) {}

    /** What is here now. */
    String before(ImportedProfile item) {
        Profile present = item.present();
        return present == null ? texts.get("transfer.notHere") : described(present);
    }

    /** What would be here afterwards. */
    String after(ImportedProfile item, ImportedProfile.Choice choice) {
        Profile outcome = item.outcome(choice);
        Profile present = item.present();
        if (outcome == null) {
            return present == null ? texts.get("transfer.notHere") : texts.get("transfer.asNow");
        }
        boolean keyAsked =
                choice == ImportedProfile.Choice.REPLACE
                        && present != null
                        && !Objects.equals(present.serviceUrl(), outcome.serviceUrl());
        return keyAsked ? texts.get("transfer.keyDropped", described(outcome)) : described(outcome);
    }

    private String described(Profile profile) {
        String kind = texts.get("profile.kind." + profile.kind().name());
        String said =
                texts.get(
                        "transfer.profile",
                        profile.name(),
                        kind,
                        texts.get("profile.colour." + profile.colour().name()),
                        profile.kind() == ProfileKind.DEMO
                                ? texts.get("credentials.demo")
                                : profile.serviceUrl());
        return profile.readOnly() ? texts.get("credentials.rowReadOnly", said) : said;
    }

    private static String reason(IOException failure, Path file) {
        String said = failure.getMessage();
        return said == null || said.equals(file.toString())
                ? failure.getClass().getSimpleName() + ": " + file
                : said;
    }

    private static Problem notice(String title, String detail) {
        return Problem.info(title, detail);
    }

    private static Problem error(String title, String detail) {
        return Problem.error(title, detail);
    }
}
